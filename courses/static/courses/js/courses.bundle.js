(() => {
"use strict";
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
document.dispatchEvent(new CustomEvent("ks:leave"));
window.location.replace(link.href);
};
document.addEventListener("click", leave, true);
})();
(() => {
"use strict";
const openMenus = () => document.querySelectorAll("details[data-menu][open]");
const closeOthers = (target) => {
for (const menu of openMenus()) {
if (!menu.contains(target)) menu.open = false;
}
};
document.addEventListener("click", (event) => closeOthers(event.target));
document.addEventListener("focusin", (event) => closeOthers(event.target));
document.addEventListener("keydown", (event) => {
if (event.key !== "Escape") return;
for (const menu of openMenus()) {
const hadFocus = menu.contains(document.activeElement);
menu.open = false;
if (hadFocus) menu.querySelector("summary").focus();
}
});
})();
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
const isPhone = window.matchMedia("(width < 40rem)").matches;
for (const fold of document.querySelectorAll("[data-fold-on-phone]")) {
if (isPhone) fold.open = false;
fold.dataset.ready = "";
}
window.addEventListener("hashchange", reveal);
reveal();
document.querySelector(".ks .error-summary")?.focus();
})();
(() => {
"use strict";
const setUp = (question) => {
const list = question.querySelector("[data-ordering-list]");
const status = question.querySelector("[data-announcement]");
const rows = () => [...list.querySelectorAll("[data-ordering-item]")];
const announce = (row) => {
const all = rows();
status.textContent = status.dataset.announcement
.replace("[position]", () => all.indexOf(row) + 1)
.replace("[total]", () => all.length)
.replace("[item]", () => row.dataset.orderingItem);
};
const refreshButtons = () => {
const all = rows();
for (const [index, row] of all.entries()) {
const ends = { "-1": index === 0, 1: index === all.length - 1 };
for (const button of row.querySelectorAll("[data-move]")) {
button.setAttribute("aria-disabled", String(ends[button.dataset.move]));
}
}
};
const place = (row, target) => {
const others = rows().filter((other) => other !== row);
const focused = document.activeElement;
list.insertBefore(row, others[target] ?? null);
for (const [index, each] of rows().entries()) {
each.querySelector("select").value = String(index + 1);
}
if (row.contains(focused)) focused.focus(); // moving a row in the document drops its focus
refreshButtons();
announce(row);
};
for (const row of rows()) {
row.append(row.querySelector("template").content.cloneNode(true));
const select = row.querySelector("select");
select.addEventListener("change", () => {
if (select.value) place(row, Number(select.value) - 1);
});
for (const button of row.querySelectorAll("[data-move]")) {
button.addEventListener("click", () => {
if (button.getAttribute("aria-disabled") === "true") return;
place(row, rows().indexOf(row) + Number(button.dataset.move));
select.dispatchEvent(new Event("input", { bubbles: true }));
});
}
}
refreshButtons();
};
for (const question of document.querySelectorAll("[data-ordering]")) setUp(question);
})();
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
