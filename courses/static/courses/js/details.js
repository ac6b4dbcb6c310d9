// Opens a fold-out when a link points into it, and for printing. A sensitive section
// opens only by the reader's own hand. Folds the help box on telephones. Moves focus to an error summary.
(() => {
  "use strict";

  const reveal = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    } catch {
      return; // a hand-typed fragment with a stray "%"
    }
    const fold =
      target?.closest("details:not(.sensitive)") ?? target?.querySelector("[data-fold-on-phone]");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };

  let openedForPrint = [];
  window.addEventListener("beforeprint", () => {
    openedForPrint = [...document.querySelectorAll(".ks .accordion:not([open])")];
    for (const fold of openedForPrint) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of openedForPrint) fold.open = false;
  });

  // Until here help.css has kept it folded on telephones, so that nothing jumps.
  const isPhone = window.matchMedia("(width < 40rem)").matches;
  for (const fold of document.querySelectorAll("[data-fold-on-phone]")) {
    if (isPhone) fold.open = false;
    fold.dataset.ready = "";
  }

  window.addEventListener("hashchange", reveal);
  reveal();
  document.querySelector(".ks .error-summary")?.focus();
})();
