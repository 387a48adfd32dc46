namespace KrakenLint.Reporting.Drawings.Svg;

/// <summary>How the drawing looks: by the reader's choice light or dark, on paper black on white.</summary>
internal static class SvgStyle
{
    public const string Sheet = """
        .krakenlint-map {
          --m-text: #1c2128; --m-dim: #57606a; --m-page: #ffffff; --m-card: #ffffff; --m-edge: #8b949e;
          --m-error: #b31d28; --m-warning: #7d5000; --m-note: #0b57b0; --m-good: #18672f;
          background: var(--m-page);
        }
        @media (prefers-color-scheme: dark) {
          .krakenlint-map {
            --m-text: #e2e6eb; --m-dim: #9aa4af; --m-page: #0f1419; --m-card: #181e25; --m-edge: #6e7681;
            --m-error: #ff8078; --m-warning: #e8b341; --m-note: #6cb3ff; --m-good: #57c878;
          }
        }
        @media print {
          .krakenlint-map {
            --m-text: #000; --m-dim: #333; --m-page: #fff; --m-card: #fff; --m-edge: #555;
            --m-error: #a00; --m-warning: #640; --m-note: #048; --m-good: #050;
          }
        }
        .krakenlint-map text {
          font: 11px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--m-text);
          text-rendering: geometricPrecision;
        }
        .krakenlint-map .title, .krakenlint-map .strong { font-weight: bold; }
        .krakenlint-map .heading { font-weight: bold; font-size: 14px; }
        .krakenlint-map .dim { fill: var(--m-dim); }
        .krakenlint-map .good, .krakenlint-map .back { fill: var(--m-good); }
        .krakenlint-map text.error { fill: var(--m-error); }
        .krakenlint-map text.warning { fill: var(--m-warning); }
        .krakenlint-map text.note { fill: var(--m-note); }
        .krakenlint-map a text { text-decoration: underline; }
        .krakenlint-map rect { fill: var(--m-card); stroke: var(--m-edge); stroke-width: 1; }
        .krakenlint-map rect.error { stroke: var(--m-error); stroke-width: 2.5; }
        .krakenlint-map rect.warning { stroke: var(--m-warning); stroke-width: 2; }
        .krakenlint-map rect.absent { stroke: var(--m-error); stroke-width: 2.5; stroke-dasharray: 6 4; }
        .krakenlint-map rect.outside { stroke-dasharray: 3 3; }
        .krakenlint-map path { fill: none; stroke: var(--m-edge); stroke-width: 1.5; }
        .krakenlint-map path.good, .krakenlint-map path.back { stroke: var(--m-good); fill: none; }
        .krakenlint-map path.bad { stroke: var(--m-error); stroke-width: 2; stroke-dasharray: 6 4; }
        .krakenlint-map path.dim { stroke-dasharray: 3 3; fill: none; }
        .krakenlint-map path.back { stroke-dasharray: 2 3; }
        .krakenlint-map path.tip { stroke: none; fill: var(--m-edge); }
        .krakenlint-map path.tip.good, .krakenlint-map path.tip.back { fill: var(--m-good); }
        .krakenlint-map path.tip.bad { fill: var(--m-error); }
        """;
}
