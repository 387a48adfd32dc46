namespace KrakenLint.Reporting.Html;

/// <summary>What the page runs: filters. Without it they stay hidden, and the page shows everything.</summary>
internal static class HtmlScript
{
    public const string Text = """
        const form = document.querySelector("form.filters");
        const items = [...document.querySelectorAll("article")].map((element) => ({ element, ...element.dataset }));
        const sections = [...document.querySelectorAll("section.file")];
        const has = (list, value) => (list ?? "").split(" ").includes(value);
        function apply() {
          const wanted = new FormData(form);
          const severities = wanted.getAll("severity");
          const picked = ["rule", "file", "environment", "symptom"].map((name) => [name, wanted.get(name)]).filter(([, value]) => value);
          let shown = 0;
          for (const item of items) {
            const isShown = severities.includes(item.severity) && picked.every(([name, value]) => has(item[name], value));
            item.element.hidden = !isShown;
            shown += isShown ? 1 : 0;
          }
          for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
          form.querySelector("output").textContent = `${shown} of ${items.length} shown`;
        }
        function showTarget() {
          const target = location.hash && document.getElementById(location.hash.slice(1));
          if (!target?.closest("[hidden]")) return;
          form.reset();
          apply();
          target.scrollIntoView();
        }
        if (form) {
          form.hidden = false;
          form.addEventListener("input", apply);
          form.addEventListener("submit", (event) => event.preventDefault());
          form.addEventListener("reset", () => setTimeout(apply));
          addEventListener("hashchange", showTarget);
          apply();
        }
        """;
}
