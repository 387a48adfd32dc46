using KrakenLint.Reporting.Html;

namespace KrakenLint.Reporting.Sites;

/// <summary>The sheet of styles and the script of the search.</summary>
internal static class SiteAssets
{
    public const string SheetPath = "style.css";
    public const string ScriptPath = "search.js";

    public static string Sheet { get; } =
        $$"""
            {{HtmlStyle.Sheet}}
            header { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: baseline; margin-bottom: 1.5rem; }
            nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
            nav a[aria-current] { color: var(--text); text-decoration: none; font-weight: 600; }
            input[type=search] {
              width: 100%; font: inherit; padding: .6rem .8rem; border: 1px solid var(--edge); border-radius: 6px;
              background: var(--card); color: var(--text);
            }
            dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
            dl.facts dt { color: var(--soft); }
            dl.facts dd { margin: 0; overflow-wrap: anywhere; }
            ul.entries { list-style: none; padding: 0; }
            ul.entries li { padding: .3rem 0; border-top: 1px solid var(--edge); }
            ul.entries b { font-variant-numeric: tabular-nums; }
            .soft { color: var(--soft); }
            .scroll { overflow-x: auto; }
            .scroll table td:first-child { text-align: left; width: auto; font-variant-numeric: normal; }
            .scroll thead { display: table-header-group; }
            td:last-child { min-width: 12rem; }
            @media (max-width: 40rem) { dl.facts { grid-template-columns: 1fr; } dl.facts dd { margin-bottom: .4rem; } }

            """.ReplaceLineEndings("\n");

    public const string Script = """
        // Shows of the first page what has all words that somebody types; the page is whole without it.
        "use strict";
        const search = document.querySelector("input[type=search]");
        const entries = [...document.querySelectorAll("ul.entries li")].map((item) => [item, (item.textContent + " " + (item.dataset.words ?? "")).toLowerCase()]);
        const sections = [...document.querySelectorAll("section")];
        const found = document.querySelector("#found");
        function show() {
          const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
          let count = 0;
          for (const [item, text] of entries) {
            item.hidden = !words.every((word) => text.includes(word));
            if (!item.hidden) count++;
          }
          for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
          found.textContent = words.length === 0 ? "" : count === 1 ? "1 entry" : `${count} entries`;
          history.replaceState(null, "", words.length === 0 ? location.pathname : `#${encodeURIComponent(search.value)}`);
        }
        search.hidden = false;
        search.value = decodeURIComponent(location.hash.slice(1));
        search.addEventListener("input", show);
        if (search.value !== "") show();

        """;
}
