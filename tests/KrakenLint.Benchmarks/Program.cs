using BenchmarkDotNet.Running;
using KrakenLint.Benchmarks;

if (args is ["ratio", .. var paths])
    RatioCommand.Run(paths);
else if (args is ["costs", .. var inputs])
    CostsCommand.Run(inputs);
else if (args is ["peers", var program, .. var options])
    return PeersCommand.Run(program, options is ["--check"]);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
