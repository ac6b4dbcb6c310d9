// Adds "move up" and "move down" to ordering questions. The selects stay what is submitted; the
// rows follow them, and they follow the rows. Nothing is filled in before the first move, so an
// untouched question stays unanswered.
(() => {
  "use strict";

  const setUp = (question) => {
    const list = question.querySelector("[data-ordering-list]");
    const status = question.querySelector("[data-announcement]");
    const rows = () => [...list.querySelectorAll("[data-ordering-item]")];

    const announce = (row) => {
      const all = rows();
      // A function as replacement: "$&" in an entry must stay what it is.
      status.textContent = status.dataset.announcement
        .replace("[position]", () => all.indexOf(row) + 1)
        .replace("[total]", () => all.length)
        .replace("[item]", () => row.dataset.orderingItem);
    };

    const refreshButtons = () => {
      const all = rows();
      for (const [index, row] of all.entries()) {
        // aria-disabled keeps the focus where it is; disabled would drop it.
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
