(() => {
  "use strict";
  const slip = document.getElementById("slip");
  const keysOf = (mark) => mark.dataset.r.split(" ");
  const marks = new Map();
  for (const mark of document.querySelectorAll(".mark[data-r]")) {
    for (const key of keysOf(mark)) {
      if (!marks.has(key)) marks.set(key, []);
      marks.get(key).push(mark);
    }
  }
  const marksOf = (key) => marks.get(key) ?? [];
  const litUp = { lit: [], pinned: [] };
  let pinned = null;

  const clear = (name) => {
    for (const element of litUp[name].splice(0)) element.classList.remove(name);
  };

  // Light one record up on both sides; `name` is "lit" while looked at, "pinned" once chosen.
  const show = (key, name) => {
    clear(name);
    if (!key) return;
    litUp[name] = [...marksOf(key), document.getElementById(key)].filter(Boolean);
    for (const element of litUp[name]) element.classList.add(name);
  };

  const innermost = (mark) => keysOf(mark).at(-1);

  // Where a record stands in the text; the address may name that place, or the record's card.
  const placeOf = (key) => document.querySelector(`[data-home="${CSS.escape(key)}"]`);
  const named = () => {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return found?.dataset.home ?? found?.closest(".card[id]")?.id ?? null;
  };

  // The label under a mark. Text only: nothing of the report is ever read as markup.
  const label = (mark, key) => {
    slip.replaceChildren();
    if (!mark) {
      slip.hidden = true;
      return;
    }
    for (const line of mark.dataset.label.split(" · ")) {
      const row = document.createElement("div");
      row.textContent = line;
      slip.append(row);
    }
    if (key) {
      // The record stands far below the text here: one step leads to it.
      const way = document.createElement("a");
      way.href = `#${key}`;
      way.textContent = "Show the record";
      slip.append(way);
    }
    slip.hidden = false;
    const box = mark.getClientRects()[0];
    const column = mark.closest(".text").getBoundingClientRect();
    const left = Math.min(box.left, column.right - slip.offsetWidth);
    const below = box.bottom + 6;
    const above = box.top - slip.offsetHeight - 6;
    slip.style.left = `${Math.max(12, left)}px`;
    slip.style.top = `${below + slip.offsetHeight > innerHeight && above > 0 ? above : below}px`;
  };

  const markAt = (target) => target.closest?.(".mark[data-r]");
  const cardAt = (target) => target.closest?.(".card[id]");

  const look = (target) => {
    if (slip.contains(target)) return;
    const mark = markAt(target);
    const card = mark ? null : cardAt(target);
    show(mark ? innermost(mark) : card?.id, "lit");
    label(mark);
  };

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const bring = (element) =>
    element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });

  const wide = matchMedia("(min-width: 62rem)");

  const pin = (key, from) => {
    pinned = pinned === key ? null : key;
    show(pinned, "pinned");
    if (!pinned) return;
    history.replaceState(null, "", `#${key}`);
    if (from === "card") bring(placeOf(key) ?? marksOf(key)[0]);
    else if (wide.matches) bring(document.getElementById(key));
  };

  document.addEventListener("mouseover", (event) => look(event.target));
  document.addEventListener("focusin", (event) => look(event.target));
  document.addEventListener("click", (event) => {
    if (slip.contains(event.target)) {
      event.preventDefault();
      bring(document.getElementById(pinned));
      return label(null);
    }
    const mark = markAt(event.target);
    if (mark) {
      event.preventDefault();
      pin(innermost(mark), "mark");
      label(mark, wide.matches ? null : pinned);
      return;
    }
    const card = cardAt(event.target);
    if (!card) return label(null);
    if (event.target.closest("a.ref") || getSelection()?.toString()) return;
    event.preventDefault();
    pin(card.id, "card");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = null;
    for (const name of ["lit", "pinned"]) clear(name);
    label(null);
  });
  addEventListener("scroll", () => label(null), { passive: true });
  addEventListener("hashchange", () => show((pinned = named()), "pinned"));
  show((pinned = named()), "pinned");
})();
