// What every page has: the change between light and dark, the key that leads to the search, tables
// that sort by their head cells. Every page works without it.
(() => {
  "use strict";
  const root = document.documentElement;

  // ---------------------------------------------------------------- light and dark
  const button = document.querySelector("button.theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");
  const name = () => {
    button.setAttribute("aria-label", `Change to ${theme() === "dark" ? "light" : "dark"}`);
    button.title = button.getAttribute("aria-label");
  };
  if (button) {
    button.hidden = false;
    name();
    dark.addEventListener("change", name);
    button.addEventListener("click", () => {
      root.dataset.theme = theme() === "dark" ? "light" : "dark";
      document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
      name();
    });
  }

  // On a phone the bar of sections is wider than the window.
  const bar = document.querySelector(".sections ul");
  const here = bar?.querySelector("[aria-current]");
  if (here) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;

  // ---------------------------------------------------------------- the search
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) return;
    event.preventDefault();
    const find = document.getElementById("find");
    find?.focus();
    find?.select();
  });

  // ---------------------------------------------------------------- tables
  const value = (row, column, kind) => {
    const cell = row.cells[column];
    const told = cell?.dataset.value ?? cell?.textContent.trim() ?? "";
    return kind === "number" ? (told === "" ? -Infinity : Number(told.replaceAll(",", ""))) : told;
  };
  const compare = (one, other) =>
    typeof one === "number" ? one - other : one.localeCompare(other, "en", { numeric: true });

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!head.dataset.sort) return;
      const sorter = document.createElement("button");
      sorter.type = "button";
      sorter.append(...head.childNodes);
      head.append(sorter);
      sorter.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => [
          value(row, column, head.dataset.sort),
          row,
        ]);
        rows.sort(([one], [other]) => (down ? -1 : 1) * compare(one, other));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }
})();
