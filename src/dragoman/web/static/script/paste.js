// While a report is read its button says so, and cannot be pressed twice.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form.waiting")) {
    form.addEventListener("submit", () => {
      const button = form.querySelector("button[data-busy]");
      button.textContent = button.dataset.busy;
      button.setAttribute("aria-busy", "true");
      // Only after this turn: a disabled button would not send its form.
      setTimeout(() => (button.disabled = true));
    });
  }
  // Back from the next page, the form is as it was left; its button is not.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
