// Says that the connection is gone and offers the one thing to do; Blazor tries by itself meanwhile.
const dialog = document.getElementById("components-reconnect-modal");

dialog.addEventListener("components-reconnect-state-changed", (event) => {
  const state = event.detail.state;
  if (state === "show") {
    hideSecrets();
    dialog.showModal();
  } else if (state === "hide") {
    dialog.close();
  } else if (state === "failed") {
    document.addEventListener("visibilitychange", retryWhenVisible);
  } else if (state === "rejected") {
    location.reload();
  }
});

document.getElementById("reconnect-now").addEventListener("click", retry);
document.getElementById("reconnect-resume").addEventListener("click", async () => {
  if (!(await Blazor.resumeCircuit())) {
    location.reload();
  }
});

// A page that is kept for the way back, too.
addEventListener("pagehide", hideSecrets);

const heard = new WeakMap();

// A lid that was closed stops timers: what is on the screen when it opens again may be long over.
addEventListener("visibilitychange", hideOverdue);
setInterval(hideOverdue, 1000);

// A recovery key is not left on a screen that nobody can hide it on any more. The server takes it away as well.
function hideSecrets() {
  for (const place of document.querySelectorAll("[data-secret]")) {
    hide(place, "Hidden: the connection was lost.");
  }
}

// By the time that passed since the server last said how many seconds are left: the two clocks may differ.
function hideOverdue() {
  for (const place of document.querySelectorAll("[data-secret][data-left]")) {
    const said = heard.get(place);
    if (said?.left !== place.dataset.left) {
      heard.set(place, { left: place.dataset.left, at: Date.now() });
    } else if (Date.now() - said.at > (Number(said.left) + 2) * 1000) {
      hide(place, "Hidden: its time is over.");
    }
  }
}

function hide(place, why) {
  place.textContent = why;
}

async function retry() {
  document.removeEventListener("visibilitychange", retryWhenVisible);
  try {
    if (!(await Blazor.reconnect())) {
      // The server answers, but no longer knows this page: everything worth keeping is in the address.
      if (!(await Blazor.resumeCircuit())) {
        location.reload();
      }
    }
  } catch {
    document.addEventListener("visibilitychange", retryWhenVisible);
  }
}

async function retryWhenVisible() {
  if (document.visibilityState === "visible") {
    await retry();
  }
}
