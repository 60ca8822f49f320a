(() => {
  const body = document.getElementById("rows");
  const search = document.getElementById("search");

  function sort(header) {
    const column = [...header.parentNode.children].indexOf(header);
    const down = header.getAttribute("aria-sort") !== "descending";
    for (const each of header.parentNode.children) each.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
    const rows = [...body.rows].map((row) => [value(row), row]);
    const numeric = rows.every(([each]) => each !== "" && !isNaN(each));
    rows.sort(([a], [b]) => (numeric ? a - b : a.localeCompare(b)) * (down ? -1 : 1));
    body.append(...rows.map(([, row]) => row));
  }

  document.getElementById("head").addEventListener("click", (event) => {
    const header = event.target.closest("th");
    if (header && event.target.closest("button")) sort(header);
  });
  search.addEventListener("input", () => {
    const wanted = search.value.toLowerCase();
    for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
})();
