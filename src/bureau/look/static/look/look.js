/* Comforts only: every page does its work with scripts off. Nothing newer than Chromium 86. */
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  /* A filter form sends itself when a choice changes; its button then hides (see .js [data-live]). */
  document.addEventListener("change", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-live") && event.target.type !== "search") form.requestSubmit();
  });

  /* <form data-confirm="…"> or <button data-confirm="…"> asks first. */
  document.addEventListener("submit", function (event) {
    var asker = event.submitter && event.submitter.dataset.confirm ? event.submitter : event.target;
    var words = asker.dataset.confirm;
    if (words && !window.confirm(words)) event.preventDefault();
  });

  /* One menu open at a time; Escape or a click elsewhere closes it. */
  function closeMenus(but) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== but) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) { closeMenus(event.target.closest("details.menu")); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var open = document.querySelector("details.menu[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  /* <time data-until="2024-11-24T10:00:30+08:00"> counts its seconds down; at nought it says so. */
  document.querySelectorAll("[data-until]").forEach(function (clock) {
    var end = Date.parse(clock.dataset.until);
    var timer = window.setInterval(function () {
      var left = Math.max(0, Math.round((end - Date.now()) / 1000));
      clock.textContent = left ? left + " 秒" : "已过时限";
      if (!left) {
        window.clearInterval(timer);
        var form = clock.closest("form");
        if (form) form.querySelectorAll("button").forEach(function (button) { button.disabled = true; });
      }
    }, 500);
  });

  /* <a data-print href="?print=1"> opens the browser's own printing. */
  document.addEventListener("click", function (event) {
    var asked = event.target.closest("[data-print]");
    if (asked) { event.preventDefault(); window.print(); }
  });
})();
