// What only a browser can do: remember two choices, copy, tell its time zone, move the focus by keys.
const keys = { theme: "fleettoken.theme", shortcuts: "fleettoken.shortcuts" };
let shortcuts = localStorage.getItem(keys.shortcuts) !== "off";
let started = false;
let pending = 0;

export function start() {
  if (!started) {
    started = true;
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick, true);
    document.documentElement.dataset.shortcuts = shortcuts ? "on" : "off";
  }
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    dark: document.documentElement.dataset.theme === "dark",
    shortcuts,
  };
}

export function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(keys.theme, theme);
}

export function useShortcuts(on) {
  shortcuts = on;
  document.documentElement.dataset.shortcuts = on ? "on" : "off";
  localStorage.setItem(keys.shortcuts, on ? "on" : "off");
}

// What arrows choose in a list below a field has no focus that would bring it into view.
export function reveal(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

// To the first of the places that are there; what is gone meanwhile is nobody's fault.
export function goOn(ids, onlyIfLost) {
  // A page's heading has the focus because it was opened, not because anybody chose it.
  if (onlyIfLost && document.activeElement && !document.activeElement.matches("body, h1")) {
    return;
  }
  const place = ids.map((id) => document.getElementById(id)).find((found) => found && !found.disabled);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "nearest" });
}

export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Plain HTTP on another host has no clipboard interface.
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    focusSearch(event);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.target.closest("input, textarea, select, [contenteditable]")) {
    if (event.key === "Escape" && event.target.id === "search") {
      event.target.blur();
    }
    // They choose in the list below; the field keeps its place.
    if (event.target.matches("[role=combobox]") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
    }
    return;
  }
  const menu = event.target.closest("[role=menu]");
  if (menu) {
    moveInMenu(menu, event);
    return;
  }
  if (document.querySelector(".mud-dialog, [popover]:popover-open")) {
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    moveInRows(event);
    return;
  }
  if (shortcuts) {
    onLetter(event);
  }
}

function onLetter(event) {
  const afterG = performance.now() - pending < 1500;
  pending = 0;
  if (event.key === "/") {
    focusSearch(event);
  } else if (event.key >= "1" && event.key <= "9") {
    document.querySelector(`[data-digit="${event.key}"]`)?.click();
  } else if (event.key === "?") {
    event.preventDefault();
    document.getElementById("shortcuts")?.click();
  } else if (afterG) {
    const link = document.querySelector(`nav [data-go="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  } else if (event.key === "g") {
    pending = performance.now();
  }
}

function focusSearch(event) {
  const field = document.getElementById("search");
  if (field) {
    event.preventDefault();
    field.focus();
    field.select();
  }
}

// Up and down go round; Escape, Enter and space are the browser's own.
function moveInMenu(menu, event) {
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const here = items.indexOf(document.activeElement);
  const places = { ArrowDown: here + 1, ArrowUp: here < 0 ? -1 : here - 1, Home: 0, End: -1 };
  if (event.key in places) {
    event.preventDefault();
    items.at(places[event.key] % items.length).focus();
  }
}

// Up and down go from row to row; Enter is the link's own.
function moveInRows(event) {
  const inside = event.target.closest("[data-rows]");
  const rows = inside ?? (event.target === document.body || event.target.id === "main" ? document.querySelector("[data-rows]") : null);
  if (!rows) {
    return;
  }
  const links = [...rows.querySelectorAll("a[data-row]")];
  const current = links.indexOf(event.target.closest("tr")?.querySelector("a[data-row]"));
  const next = links[current < 0 ? 0 : current + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

// The base address makes #main point at the first page; the skip link means this one.
function onClick(event) {
  const link = event.target.closest("a[data-inpage]");
  if (link) {
    event.preventDefault();
    const target = document.getElementById(link.dataset.inpage);
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
    }
    target?.scrollIntoView({ block: "start" });
    target?.focus({ preventScroll: true });
  }
}
