namespace KrakenLint.Reporting.Html;

/// <summary>How the page looks: readable in light and dark, on a phone and on paper.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root {
          color-scheme: light dark;
          --text: #1c2128; --soft: #57606a; --page: #f4f6f8; --card: #ffffff; --edge: #d5dae0; --code: #f0f2f5;
          --error: #c0212f; --warning: #8a5a00; --note: #0b62b8; --good: #18723a; --link: #0b57b0;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --text: #e2e6eb; --soft: #9aa4af; --page: #0f1419; --card: #181e25; --edge: #303943; --code: #11161c;
            --error: #ff8078; --warning: #e8b341; --note: #6cb3ff; --good: #57c878; --link: #7ab7ff;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 82rem; background: var(--page); color: var(--text);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
        }
        h1 { font-size: 1.6rem; margin: 0; }
        h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
        h4 { font-size: .85rem; margin: 1rem 0 .2rem; color: var(--soft); }
        p { margin: .3rem 0; overflow-wrap: anywhere; }
        a { color: var(--link); }
        code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
        code { overflow-wrap: anywhere; }
        pre {
          margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; background: var(--code); border: 1px solid var(--edge);
          border-radius: 6px; line-height: 1.45; tab-size: 4;
        }
        ul { margin: .4rem 0; padding-left: 1.2rem; }
        li { overflow-wrap: anywhere; }
        footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
        .verdict { font-size: .9rem; padding: .15rem .7rem; border-radius: 1rem; border: 1px solid; vertical-align: middle; }
        .passed { color: var(--good); }
        .failed, .incomplete { color: var(--error); }
        .counts { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; padding: 0; margin: 1rem 0 0; }
        .counts li {
          background: var(--card); border: 1px solid var(--edge); border-left: 4px solid; border-radius: 6px;
          padding: .4rem 1rem; min-width: 7rem;
        }
        .counts b { display: block; font-size: 1.5rem; line-height: 1.2; }
        .error .severity, li.error, .error mark, .error .label { color: var(--error); }
        .warning .severity, li.warning, .warning mark, .warning .label { color: var(--warning); }
        .note .severity, li.note, .note mark, .note .label { color: var(--note); }
        li.none { color: var(--soft); }
        .severity { font-weight: 700; }
        .count {
          font: .8rem/1.4 system-ui, sans-serif; color: var(--soft); border: 1px solid var(--edge); border-radius: 1rem;
          padding: 0 .5rem;
        }
        .failures, .notes, article, details, table {
          background: var(--card); border: 1px solid var(--edge); border-radius: 6px;
        }
        .failures, .notes { margin-top: 1.5rem; padding: .8rem 1rem; }
        .failures { border: 2px solid var(--error); }
        .failures h2, .notes h2 { margin: 0 0 .4rem; }
        .failures h2 { color: var(--error); }
        article { border-left: 4px solid; padding: .8rem 1rem; margin: .8rem 0; }
        article.error { border-left-color: var(--error); }
        article.warning { border-left-color: var(--warning); }
        article.note { border-left-color: var(--note); }
        article ul { color: var(--soft); font-size: .9rem; list-style: none; padding: 0; }
        article .fix { color: var(--good); }
        mark { background: color-mix(in srgb, currentColor 16%, transparent); border-radius: 2px; }
        .line { color: var(--soft); user-select: none; }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .95rem; }
        th, td { text-align: left; padding: .35rem .8rem; vertical-align: top; border-top: 1px solid var(--edge); }
        thead th { border-top: 0; color: var(--soft); font-size: .85rem; }
        td:first-child { text-align: right; font-variant-numeric: tabular-nums; width: 4rem; }
        td:last-child { overflow-wrap: anywhere; }
        details { margin: .5rem 0; padding: .5rem 1rem; }
        summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
        details div { padding-bottom: .5rem; }
        article ol.chain { margin: 0; padding-left: 1.5rem; }
        article { content-visibility: auto; contain-intrinsic-size: auto 11rem; }
        article:target { outline: 3px solid var(--link); }
        del, ins { text-decoration: none; }
        del { color: var(--error); }
        ins { color: var(--good); }
        .drawing .scroll { overflow-x: auto; border: 1px solid var(--edge); border-radius: 6px; }
        .drawing svg { display: block; width: 100%; min-width: 76rem; height: auto; }
        form.filters { position: sticky; top: 0; z-index: 1; background: var(--page); padding: .3rem 0; }
        fieldset {
          display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; margin: 0; min-width: 0;
          background: var(--card); border: 1px solid var(--edge); border-radius: 6px; padding: .3rem .8rem .5rem;
        }
        legend { color: var(--soft); font-size: .85rem; }
        select, button {
          font: inherit; font-size: .9rem; color: inherit; background: var(--page); max-width: 100%; min-width: 0;
          border: 1px solid var(--edge); border-radius: 4px; padding: .15rem .4rem;
        }
        output { color: var(--soft); font-size: .9rem; }
        label.error .severity { color: var(--error); }
        label.warning .severity { color: var(--warning); }
        label.note .severity { color: var(--note); }
        @media (max-width: 40rem) {
          thead { display: none; }
          table.rules, .rules tbody { display: block; }
          .rules tr { display: flex; flex-wrap: wrap; gap: 0 .6rem; padding: .4rem .8rem; border-top: 1px solid var(--edge); }
          .rules tr:first-child { border-top: 0; }
          .rules td { border: 0; padding: 0; width: auto; }
          .rules td:first-child { text-align: left; width: auto; }
          .rules td:last-child { flex-basis: 100%; }
          form.filters { position: static; }
        }
        @media print {
          form.filters { display: none; }
          article { content-visibility: visible; }
          .drawing .scroll { overflow: visible; border: 0; }
          .drawing svg { min-width: 0; }
          body { max-width: none; background: none; }
          pre { white-space: pre-wrap; }
          article { break-inside: avoid; }
        }
        """;
}
