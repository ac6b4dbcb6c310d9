// Saves an answer shortly after it was changed. Without this script the buttons save.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const status = form.querySelector("[data-autosave-status]");
  let timer = 0;
  let sending = Promise.resolve();

  const save = async () => {
    const reply = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "autosave" },
      redirect: "manual",
      keepalive: true,
    }).catch(() => null);
    status.textContent = reply && reply.status === 204 ? status.dataset.saved : status.dataset.failed;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { sending = sending.then(save); }, 600);
  };

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => clearTimeout(timer));
})();
