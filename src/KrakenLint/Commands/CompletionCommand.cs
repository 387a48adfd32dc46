using System.CommandLine;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint completion</c>: a script for a shell, which asks the program itself (<see cref="Completion"/>).</summary>
internal static class CompletionCommand
{
    // Words are compared and added one by one: what "compgen -W" is given, bash would evaluate.
    private const string Bash = """
        # Completion for krakenlint. In ~/.bashrc: eval "$(krakenlint completion bash)"
        _krakenlint() {
          local word
          COMPREPLY=()
          while IFS= read -r word; do
            [[ "${word,,}" == "${2,,}"* ]] && COMPREPLY+=("$word")
          done < <("$1" '[suggest]' "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
        }
        complete -o bashdefault -o default -F _krakenlint krakenlint

        """;

    private const string Zsh = """
        #compdef krakenlint
        # Completion for krakenlint. In ~/.zshrc, behind compinit: eval "$(krakenlint completion zsh)"
        _krakenlint() {
          local -a offered
          offered=(${(f)"$(${words[1]} '[suggest]' "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)"})
          if compset -P '--*='; then :; fi
          (( $#offered )) && compadd -- $offered || _files
        }
        if [[ "$funcstack[1]" == _krakenlint ]]; then _krakenlint "$@"; else compdef _krakenlint krakenlint; fi

        """;

    private const string Fish = """
        # Completion for krakenlint. Once: krakenlint completion fish >~/.config/fish/completions/krakenlint.fish
        complete -c krakenlint -a '(krakenlint "[suggest]" (commandline -cp | string collect) 2>/dev/null)'

        """;

    private const string PowerShell = """
        # Completion for krakenlint. In $PROFILE: krakenlint completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName krakenlint -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $text = $commandAst.Extent.Text.PadRight($cursorPosition - $commandAst.Extent.StartOffset)
            $text = $text.Substring(0, $cursorPosition - $commandAst.Extent.StartOffset)
            $before = if ($wordToComplete -match '^--[^=]*=') { $Matches[0] } else { '' }
            krakenlint '[suggest]' $text 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($before + $_, $_, 'ParameterValue', $_)
            }
        }

        """;

    private static readonly (string Shell, string Script)[] Scripts =
    [
        ("bash", Bash),
        ("zsh", Zsh),
        ("fish", Fish),
        ("pwsh", PowerShell),
    ];

    public static Command Create(Streams streams)
    {
        var shell = new Argument<string>("shell")
        {
            Description = "the shell; the first lines of what is printed say where to put it",
        }.OneOf(Scripts.Select(row => row.Shell));
        var command = new Command("completion", "Prints a script that completes commands, options, rules and charts")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            streams.Out.Write(Scripts.First(row => row.Shell == parsed.GetValue(shell)).Script);
            return ExitCode.Clean;
        });
        return command;
    }
}
