(() => {
  const root = document.documentElement;
  const panes = document.querySelector(".panes");
  const found = document.getElementById("found");
  const inspector = document.getElementById("inspector");
  const narrow = matchMedia("(max-width: 800px)");
  const most = 400; // elements lit at once
  let places = null; // the elements of each key, made when first asked for
  let lit = [];
  let pinned = null;

  function placesOf(key) {
    if (!places) {
      places = new Map();
      for (const each of document.querySelectorAll("[data-k]")) {
        const own = places.get(each.dataset.k);
        if (own) own.push(each); else places.set(each.dataset.k, [each]);
      }
    }
    return places.get(key) || [];
  }

  function light(element) {
    for (const each of lit) each.classList.remove("lit");
    lit = [];
    if (!element) return;
    const key = element.dataset.k;
    lit = key.startsWith("removed") && element.classList.contains("piece")
      ? [element, ...placesOf(key).filter((each) => !each.classList.contains("piece"))]
      : placesOf(key).slice(0, most);
    for (const each of lit) each.classList.add("lit");
  }

  // what a key says in words: the entry of the legend, or of the fields
  function told(element) {
    const parts = [];
    const kind = element.dataset.kind || element.dataset.k;
    const meaning = document.getElementById(`why-${kind}`);
    if (meaning) parts.push(meaning.cloneNode(true));
    if (element.dataset.k && !element.dataset.k.startsWith("removed")) {
      const code = document.createElement("code");
      code.textContent = element.dataset.k;
      parts.push(code);
    }
    for (const [name, id] of [["by", "say-by"], ["rules", "say-rules"], ["at", "say-at"], ["size", "say-size"]]) {
      const value = element.dataset[name];
      if (!value) continue;
      const label = document.getElementById(id).cloneNode(true);
      label.removeAttribute("id");
      const code = document.createElement("code");
      code.textContent = ` ${value}`;
      label.append(code);
      parts.push(label);
    }
    return parts.flatMap((part) => [part, " "]);
  }

  function inspect(element) {
    const where = inspector.querySelector(".about");
    where.replaceChildren(...told(element).map((part) => { part.removeAttribute?.("id"); return part; }));
    const other = counterpart(element);
    inspector.querySelector("#go").hidden = !other;
    inspector.hidden = false;
  }

  function counterpart(element) {
    const inFound = found.contains(element);
    return placesOf(element.dataset.k).find((each) => found.contains(each) !== inFound);
  }

  function show(element) {
    if (narrow.matches) open(found.contains(element) ? "found" : "made");
    element.scrollIntoView({ block: "nearest" });
  }

  function pick(element) {
    pinned = element;
    light(element);
    inspect(element);
    if (!narrow.matches) {
      const other = counterpart(element);
      if (other) show(other);
    }
  }

  function open(pane) {
    panes.dataset.open = pane;
    for (const tab of document.querySelectorAll(".tabs button")) {
      tab.setAttribute("aria-pressed", String(tab.dataset.open === pane));
    }
  }

  function follow() {
    const other = pinned && counterpart(pinned);
    if (!other) return;
    show(other);
    focusOn(other);
    pinned = other;
    light(other);
    inspect(other);
  }

  function focusOn(element) {
    const pane = element.closest(".pane");
    for (const each of pane.querySelectorAll('[data-k][tabindex="0"]')) each.tabIndex = -1;
    element.tabIndex = 0;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  // the next element of its pane that is shown and can be picked
  function beside(element, step) {
    const all = [...element.closest(".pane").querySelectorAll("[data-k]")];
    let at = all.indexOf(element) + step;
    while (all[at] && all[at].offsetParent === null) at += step;
    return all[at];
  }

  panes.addEventListener("pointerover", (event) => {
    const element = event.pointerType === "mouse" && event.target.closest("[data-k]");
    if (element) light(element);
  });
  panes.addEventListener("pointerleave", () => light(pinned));
  panes.addEventListener("focusin", (event) => {
    const element = event.target.closest("[data-k]");
    if (element) { light(element); inspect(element); pinned = element; }
  });
  panes.addEventListener("click", (event) => {
    const element = event.target.closest("[data-k]");
    if (element && !String(getSelection())) { pick(element); focusOn(element); }
  });
  panes.addEventListener("keydown", (event) => {
    const element = event.target.closest("[data-k]");
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step) {
      const next = beside(element, step);
      if (next) focusOn(next);
      event.preventDefault();
    } else if (event.key === "Enter") {
      follow();
      event.preventDefault();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { inspector.hidden = true; pinned = null; light(null); }
  });
  document.getElementById("go").addEventListener("click", follow);
  document.getElementById("close").addEventListener("click", () => { inspector.hidden = true; });
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.addEventListener("click", () => open(tab.dataset.open));
  }

  // filters: one class on the pane for each kind, so that no piece is touched
  document.getElementById("filters").addEventListener("change", (event) => {
    const { name, checked } = event.target;
    if (name === "edits") root.classList.toggle("hide-edits", !checked);
    else if (name === "only-edited") found.classList.toggle("only-edited", checked);
    else found.classList.toggle(`hide-${name}`, !checked);
  });

  open("found");
  for (const pane of document.querySelectorAll(".pane")) {
    const first = pane.querySelector("[data-k]");
    if (first) first.tabIndex = 0;
  }
})();
