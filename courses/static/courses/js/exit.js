// "Leave this page quickly": hide what is on screen, then replace this page in the tab's history.
// Without JavaScript the link simply leads away.
(() => {
  "use strict";

  // location.replace() does not know the link's rel="noreferrer".
  const hideReferrer = () => {
    const meta = document.createElement("meta");
    meta.name = "referrer";
    meta.content = "no-referrer";
    document.head.append(meta);
  };

  const cover = () => {
    const veil = document.createElement("div");
    veil.className = "exit-veil";
    document.body.append(veil);
    document.title = "…";
  };

  const leave = (event) => {
    const link = event.target.closest?.("a[data-exit]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    cover();
    hideReferrer();
    // Lets other scripts discard drafts and drop their "unsaved changes" question.
    document.dispatchEvent(new CustomEvent("ks:leave"));
    window.location.replace(link.href);
  };

  document.addEventListener("click", leave, true);
})();
