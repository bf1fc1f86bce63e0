// Datasette's own forms have fields without names; readers of screens need them.
"use strict";
const NAMES = {
  _filter_column: "Column to filter by", _filter_op: "How to compare", _filter_value: "Value to compare with", _sort: "Sort by",
  _sort_by_desc: "Sort from high to low", sql: "SQL", _search: "Search this table",
};
function nameFields() {
  for (const field of document.querySelectorAll("select, input:not([type=hidden]):not([type=submit]), textarea")) {
    if (field.labels?.length || field.getAttribute("aria-label")) continue;
    const name = (field.name || "").replace(/_\d+$/, "");
    field.setAttribute("aria-label", NAMES[name] || name || "SQL");
  }
}
addEventListener("load", () => setTimeout(nameFields));
nameFields();
