// Filters a table by words and by the values of its rows' data attributes; without this script the tables show all rows.
"use strict";
for (const form of document.querySelectorAll("form.filter")) {
  const rows = [...document.querySelectorAll(`#${form.dataset.table} tbody tr`)];
  const words = rows.map((row) => row.textContent.toLowerCase());
  for (const select of form.querySelectorAll("select")) {
    const counts = new Map();
    for (const row of rows) {
      const value = row.dataset[select.name];
      if (value) counts.set(value, (counts.get(value) || 0) + 1);
    }
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))) {
      select.append(new Option(`${value.replaceAll("_", " ")} (${count})`, value));
    }
  }
  const show = () => {
    const wanted = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    let count = 0;
    rows.forEach((row, i) => {
      row.hidden = !(wanted.every((word) => words[i].includes(word)) && chosen.every((s) => row.dataset[s.name] === s.value));
      count += !row.hidden;
    });
    form.querySelector("output").value = `${count} of ${rows.length}`;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}
