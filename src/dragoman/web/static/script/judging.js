// Judging from the keyboard, and without losing a word: a form is sent behind the page, which stays
// as it is until the judgement is written. Every form works without this.
(() => {
  "use strict";
  const forms = [...document.querySelectorAll("form.judging")];
  const doubts = [...document.querySelectorAll("li.doubt")];
  const undo = document.querySelector("form.taken-back");
  const keys = document.getElementById("judging-keys");
  if (!forms.length && !undo && !keys) return;

  const store = {
    get: (name) => { try { return sessionStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* full, or off */ } },
    drop: (name) => { try { sessionStorage.removeItem(name); } catch { /* off */ } },
  };

  // ---------------------------------------------------------------- drafts
  const TYPED = ["why", "field", "value", "merge", "split"];
  const draft = (form) => `dragoman-judging:${form.dataset.target}`;
  const controls = (form) =>
    [...form.elements].filter((one) => TYPED.includes(one.name) && one.type !== "hidden");
  const keep = (form) => {
    const typed = Object.fromEntries(controls(form).map((one) => [one.name, one.value]));
    if (typed.why || typed.value || typed.merge) store.set(draft(form), JSON.stringify(typed));
    else store.drop(draft(form));
  };
  const restore = (form) => {
    const kept = store.get(draft(form));
    if (!kept) return;
    const typed = JSON.parse(kept);
    for (const one of controls(form)) {
      const value = typed[one.name];
      if (value === undefined || (one.value && one.tagName !== "SELECT")) continue;
      one.value = value;
      if (value && one.tagName !== "SELECT") one.closest("details")?.setAttribute("open", "");
    }
  };

  // ---------------------------------------------------------------- sending
  const problem = (form, message) => {
    let place = form.querySelector(".problem");
    if (!place) {
      place = document.createElement("p");
      place.className = "problem";
      place.setAttribute("role", "alert");
      form.prepend(place);
    }
    place.hidden = false;
    place.textContent = message;
    form.scrollIntoView({ block: "nearest" });
  };
  const said = async (answer) => {
    const kind = answer.headers.get("content-type") ?? "";
    if (kind.includes("application/json")) return answer.json();
    const text = await answer.text();
    const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    return { message: main?.querySelector("p")?.textContent.trim() };
  };
  // Without a name nothing is sent: the name is asked for, and Enter there decides what was meant.
  const meant = new WeakMap();
  const nameless = (form, button) => {
    const who = form.elements.who;
    if (who.value.trim()) return false;
    meant.set(form, button);
    problem(form, "Say who judges: your name stands beside the judgement. Type it and press Enter.");
    who.focus();
    return true;
  };
  const send = async (form, button) => {
    if (form.dataset.busy || nameless(form, button)) return;
    form.dataset.busy = "yes";
    const body = new URLSearchParams(new FormData(form, button));
    let answer;
    try {
      answer = await fetch(form.getAttribute("action"), {
        method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin",
      });
      const told = await said(answer);
      if (answer.ok && told.to) {
        store.drop(draft(form));
        store.set("dragoman-at", String(doubts.indexOf(form.closest("li.doubt"))));
        location.assign(told.to);
        if (new URL(told.to, location.href).pathname === location.pathname) {
          // The same address but for its anchor would only scroll.
          if (new URL(told.to, location.href).search === location.search) location.reload();
        }
        return;
      }
      if (told.seen) form.elements.seen.value = told.seen;
      problem(form, `${told.message ?? "It was not written."} Your words are kept.`);
    } catch {
      problem(form, "The server cannot be reached. Nothing was written, and your words are kept: try again.");
    }
    delete form.dataset.busy;
  };
  for (const form of [...forms, ...(undo ? [undo] : [])]) {
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, event.submitter);
    });
  }

  // ---------------------------------------------------------------- the field to correct
  const fit = (form) => {
    const field = form.elements.field;
    const value = form.elements.value;
    if (!field || !value) return;
    const chosen = field.selectedOptions[0];
    const list = `judging-${value.dataset.kind}-${field.value}`;
    if (document.getElementById(list)) value.setAttribute("list", list);
    else value.removeAttribute("list");
    value.placeholder = chosen?.dataset.hint || chosen?.dataset.held || "";
  };
  for (const form of forms) {
    fit(form);
    form.elements.field?.addEventListener("change", () => fit(form));
    // Enter in a field decides what stands beside it, and nothing else.
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      const own = event.target.closest("details.more")?.querySelector("button[type=submit]");
      const decided = own ?? (event.target.name === "who" ? meant.get(form) : null);
      if (decided) form.requestSubmit(decided);
    });
  }

  // ---------------------------------------------------------------- where one is
  let at = -1;
  const mark = (index) => {
    at = Math.max(0, Math.min(doubts.length - 1, index));
    doubts.forEach((one, number) => {
      if (number === at) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
  };
  const go = (index) => {
    if (!doubts.length) return;
    mark(index);
    doubts[at].focus({ preventScroll: true });
    doubts[at].scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const next = at + by;
    const link = document.querySelector(`.paging a[rel=${by > 0 ? "next" : "prev"}]`);
    if (next >= doubts.length && link) location.assign(link.href);
    else go(next);
  };
  const current = () => {
    const form = doubts.length ? doubts[at]?.querySelector("form.judging") : forms[0];
    return form?.offsetParent ? form : null; // a form that is folded away takes no keys
  };
  document.addEventListener("focusin", (event) => {
    const index = doubts.indexOf(event.target.closest?.("li.doubt"));
    if (index >= 0 && index !== at) mark(index);
  });

  // ---------------------------------------------------------------- keys
  const press = (letter) => {
    const form = current();
    const target = form?.querySelector(`[data-key="${letter}"]`);
    if (!target) return false;
    if (target.tagName === "DETAILS") {
      target.open = true;
      target.querySelector("input, select")?.focus();
    } else form.requestSubmit(target);
    return true;
  };
  const show = () => (keys?.open ? keys.close() : keys?.showModal());
  const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing?.closest("form.judging")) {
      event.preventDefault();
      typing.blur();
      if (doubts.length) go(at);
      return;
    }
    if (typing || (keys?.open && event.key !== "?")) return;
    let done = true;
    if (event.key === "?") show();
    else if (event.key in moves && doubts.length) step(moves[event.key]);
    else if (["c", "r", "e", "m", "s"].includes(event.key)) done = press(event.key);
    else if (event.key === "w" && current()) current().elements.why.focus();
    else if (event.key === "u" && undo) undo.requestSubmit(undo.querySelector("button"));
    else if (event.key === "u" && current()) location.assign("/review/history");
    else done = false;
    if (done) event.preventDefault();
  });
  document.documentElement.classList.add("has-keys");
  for (const one of document.querySelectorAll("[data-key]")) {
    const shown = one.tagName === "DETAILS" ? one.querySelector("summary") : one;
    shown.dataset.shown = one.dataset.key;
  }
  for (const button of document.querySelectorAll("button.show-keys")) {
    button.hidden = false;
    button.addEventListener("click", show);
  }

  if (doubts.length) {
    const last = Number(store.get("dragoman-at") ?? 0);
    store.drop("dragoman-at");
    if (Number.isInteger(last) && last > 0) go(last);
    else mark(0);
  }
})();
