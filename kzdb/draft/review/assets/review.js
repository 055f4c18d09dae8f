// The page of a review. Every text is set as text, never as markup; each key is saved by kzdb before it answers.
"use strict";

const at = (id) => document.getElementById(id);
const token = document.querySelector('meta[name="review"]').content;
let state = null;
let answer = null; // what OK does in the open dialog
let choices = {}; // keys of the open dialog

function element(name, text, more = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return Object.assign(made, more);
}

async function fetched(path) {
  return (await fetch(path)).json();
}

async function act(action, more = {}) {
  const key = state.current ? state.current.key : "";
  const body = JSON.stringify({ action, key, ...more });
  const said = await fetch("/do", { method: "POST", headers: { "X-Review": token }, body }).catch(() => null);
  if (said === null || !said.ok) {
    at("message").textContent = said ? `refused (${said.status})` : "kzdb review has ended; nothing was changed";
    return;
  }
  show(await said.json());
}

function show(next) {
  state = next;
  document.title = `${state.left} left: ${state.source}`;
  at("source").textContent = state.title;
  at("progress").textContent = state.progress;
  at("bar").value = state.done;
  at("bar").max = Math.max(1, state.done + state.left);
  at("message").textContent = state.message;
  at("alike").hidden = state.alike === 0;
  const draft = state.current;
  at("draft").hidden = !draft;
  if (!draft) {
    at("passage").replaceChildren(element("p", "Nothing is waiting. To do lists what no draft covers."));
    return;
  }
  showPassage(draft);
  at("group").textContent = draft.group;
  at("fields").replaceChildren(...draft.fields.flatMap(([name, value]) => field(name, value)));
  at("why").textContent = draft.why;
  at("remarks").replaceChildren(...draft.remarks.map((remark) => element("li", remark)));
  at("problem").textContent = draft.problem || "";
  at("problem").hidden = !draft.problem;
}

function showPassage(draft) {
  const lines = [];
  for (const piece of draft.passage) {
    if (piece.number !== null || lines.length === 0) {
      lines.push(element("p"));
      lines.at(-1).append(element("span", piece.number ?? "", { className: "number" }));
    }
    lines.at(-1).append(piece.is_quote ? element("mark", piece.text) : piece.text);
  }
  if (lines.length === 0) lines.push(element("p", "The quote is not in the document."), element("p", draft.sentence));
  at("passage").replaceChildren(...lines);
}

function field(name, value) {
  const button = element("button", value, { type: "button", title: `edit ${name}` });
  button.className = name === "value" ? "figure" : "";
  button.addEventListener("click", () => askEdit(name, value));
  const shown = element("dd");
  shown.append(button);
  return [element("dt", name), shown];
}

function ask(title, body, done, keys = {}) {
  at("ask-title").textContent = title;
  at("ask-body").replaceChildren(...body);
  at("ok").hidden = done === null;
  answer = done;
  choices = keys;
  if (!at("ask").open) at("ask").showModal();
  const first = at("ask-body").querySelector("input, select, button");
  (first || at("cancel")).focus();
  if (first && first.select) first.select();
}

function close() {
  answer = null;
  choices = {};
  at("ask").close();
}

function input(label, id, value = "", more = {}) {
  const made = element("input", undefined, { id, value, autocomplete: "off", ...more });
  const around = element("label", label);
  around.append(made);
  return around;
}

async function askEdit(name, value) {
  const box = input(`${name} (empty removes it)`, "typed", value);
  box.lastChild.setAttribute("list", "words");
  ask("Edit", [box], () => act("edit", { name, value: at("typed").value.trim() }));
  at("words").replaceChildren();
  const words = await fetched(`/values?name=${encodeURIComponent(name)}`);
  at("words").replaceChildren(...words.map((word) => element("option", undefined, { value: word })));
}

function askField() {
  const names = state.current.names.map((name) => element("option", name, { value: name }));
  const select = element("select", undefined, { id: "name" });
  select.append(...names);
  const around = element("label", "field");
  around.append(select);
  ask("Edit which field?", [around], () => {
    const known = state.current.fields.find(([name]) => name === at("name").value);
    askEdit(at("name").value, known ? known[1] : "");
    return true;
  });
}

function askReason() {
  const keys = {};
  const buttons = state.reasons.map((reason, index) => {
    const made = element("button", `${index + 1} ${reason}`, { type: "button" });
    keys[String(index + 1)] = () => act("reject", { reason });
    made.addEventListener("click", () => {
      close();
      act("reject", { reason });
    });
    return made;
  });
  const around = element("div", undefined, { className: "reasons" });
  around.append(...buttons);
  ask("Why not?", [around], null, keys);
}

function askAll() {
  const lines = element("ol");
  lines.append(...state.current.pattern.map((line) => element("li", line)));
  const all = () => act("accept_all");
  ask(`Accept these ${state.current.pattern.length}?`, [lines], all, { y: all, n: () => {} });
}

function askWord() {
  const select = element("select", undefined, { id: "list" });
  select.append(...Object.keys(state.lists).map((name) => element("option", name, { value: name })));
  const columns = element("p", state.lists[select.value], { className: "hint" });
  select.addEventListener("change", () => (columns.textContent = state.lists[select.value]));
  const around = element("label", "list");
  around.append(select);
  const row = input("row, cells with commas between", "row");
  ask("New word", [around, columns, row], () => act("word", { list: select.value, row: at("row").value }));
}

async function showToDo() {
  const left = await fetched("/to-do");
  const unit = state.current ? state.current.unit : "line";
  const lines = element("ol");
  lines.append(...left.map((one) => element("li", `${unit} ${one.line}: ${one.text}`)));
  ask(`${left.length} sentences with figures that nothing covers`, [lines], null);
}

function press(key) {
  const always = {
    u: () => act("undo"),
    v: askWord,
    t: showToDo,
  };
  const withDraft = {
    a: () => act("accept"),
    x: askReason,
    e: askField,
    m: () => act("correct_alike"),
    s: () => act("skip"),
    A: askAll,
    "/": () => ask("Find", [input("words", "typed")], () => act("find", { words: at("typed").value })),
    ArrowDown: () => act("next"),
    ArrowUp: () => act("previous"),
  };
  const does = always[key] || (state && state.current && withDraft[key]);
  if (does) does();
  return Boolean(does);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || state === null) return;
  if (at("ask").open) {
    const does = event.target.matches("input, select") ? null : choices[event.key];
    if (does) {
      event.preventDefault();
      close();
      does();
    }
    return;
  }
  if (!event.target.matches("input, select") && press(event.key)) event.preventDefault();
});

for (const button of document.querySelectorAll(".keys button")) {
  button.addEventListener("click", () => press(button.dataset.key));
}

at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const does = answer;
  answer = null;
  if (does && does() === true) return; // it asks for more
  close();
});
at("cancel").addEventListener("click", close);

fetched("/state").then(show);
