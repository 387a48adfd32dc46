using BenchmarkDotNet.Running;
using KrakenLint.Benchmarks;

if (args is ["growth", var grown, .. var growthOptions])
    return GrowthCommand.Run(grown, growthOptions);
if (args is ["order", var native])
    return OrderCommand.Run(native);
if (args is ["peers", var program, .. var peersOptions])
    return PeersCommand.Run(program, peersOptions is ["--check"]);
if (args is ["ratio", .. var paths])
    RatioCommand.Run(paths);
else if (args is ["costs", .. var inputs])
    CostsCommand.Run(inputs);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
