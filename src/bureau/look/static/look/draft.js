/* Keeps what is typed into <form data-draft="key"> on this device until it is sent. */
(function () {
  "use strict";
  var skip = ["csrfmiddlewaretoken", "next"];

  function box(form) { return "draft:" + form.dataset.draft; }

  function fields(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && skip.indexOf(field.name) < 0 && ["file", "password", "hidden", "submit", "button"].indexOf(field.type) < 0;
    });
  }

  function ticks(field) { return field.type === "checkbox" || field.type === "radio"; }

  function keep(form) {
    var values = fields(form).map(function (field) {
      return [field.name, ticks(field) ? field.value : "", ticks(field) ? field.checked : field.value];
    });
    try { localStorage.setItem(box(form), JSON.stringify(values)); } catch (full) { /* no room: nothing is kept, nothing is lost */ }
  }

  function bring(form) {
    var kept;
    try { kept = JSON.parse(localStorage.getItem(box(form)) || "null"); } catch (broken) { kept = null; }
    if (!Array.isArray(kept)) return false;
    var changed = false;
    fields(form).forEach(function (field) {
      kept.forEach(function (entry) {
        if (entry[0] !== field.name || (ticks(field) && entry[1] !== field.value)) return;
        var now = ticks(field) ? field.checked : field.value;
        if (now === entry[2]) return;
        if (ticks(field)) field.checked = entry[2]; else field.value = entry[2];
        changed = true;
      });
    });
    return changed;
  }

  function offerToForget(form) {
    var note = document.createElement("p");
    note.className = "alert info";
    note.setAttribute("role", "status");
    note.textContent = "已接上本机上次未提交的内容。";
    var button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = "不要了";
    button.addEventListener("click", function () { localStorage.removeItem(box(form)); form.reset(); note.remove(); });
    note.append(" ", button);
    form.prepend(note);
  }

  /* A draft goes only when the service has answered: the page that follows the sending of a form
     has that form's page as its referrer and does not show the form again. */
  function forgetWhatArrived() {
    var sent = JSON.parse(sessionStorage.getItem("draft-sent") || "null");
    sessionStorage.removeItem("draft-sent");
    if (!sent || document.referrer !== sent.from) return;
    var again = Array.prototype.some.call(document.querySelectorAll("form[data-draft]"), function (form) { return box(form) === sent.box; });
    if (!again) localStorage.removeItem(sent.box);
  }

  forgetWhatArrived();
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    if (bring(form)) offerToForget(form);
    form.addEventListener("input", function () { keep(form); });
    form.addEventListener("submit", function () {
      sessionStorage.setItem("draft-sent", JSON.stringify({ box: box(form), from: location.href }));
    });
  });
})();
