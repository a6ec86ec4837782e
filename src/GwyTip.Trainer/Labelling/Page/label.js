"use strict";
const at = id => document.getElementById(id);
const ahead = 3;
let token = location.hash.slice(1);
let setup = null;
let queue = [];
let now = null;
let chosen = new Set();
let since = 0;
let sure = false;
let busy = false;
let zoom = 1;
let place = [0, 0];

// Text only ever goes in as text: a file's name is not to be trusted, nor a person's.
function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
}

function fault(text) {
    at("fault").hidden = !text;
    at("fault").textContent = text ?? "";
}

async function ask(path, body) {
    const answer = await fetch(path, {
        method: body === undefined ? "GET" : "POST",
        headers: { "X-GwyTip-Token": token, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => ({}));
    const error = new Error(said.error ?? `gwytip-train answers ${answer.status}`);
    error.status = answer.status;
    error.askName = said.ask_name;
    throw error;
}

async function tell(path, body) { return (await ask(path, body)).json(); }

// Colour maps: colours at even steps from low to high, straight lines between them.
const maps = {
    grey: ["#000000", "#ffffff"],
    gold: ["#000000", "#8a3b12", "#e0a030", "#fff6c8", "#ffffff"],
    viridis: ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"],
    "grey, inverted": ["#ffffff", "#101010"],
};
const tables = {};
for (const [name, stops] of Object.entries(maps)) {
    const colours = stops.map(stop => [1, 3, 5].map(i => parseInt(stop.slice(i, i + 2), 16)));
    tables[name] = Array.from({ length: 256 }, (_, i) => {
        const at = Math.max(0, i - 1) / 254 * (colours.length - 1), k = Math.min(Math.floor(at), colours.length - 2);
        return colours[k].map((c, j) => Math.round(c + (colours[k + 1][j] - c) * (at - k)));
    });
    at("colours").append(new Option(name, name));
}

// Not measured is a dark red that no map has, so that it is not taken for low.
function paint(canvas, grey, [width, height]) {
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d"), image = context.createImageData(width, height), table = tables[at("colours").value];
    for (let i = 0; i < grey.length; i++) image.data.set(grey[i] ? [...table[grey[i]], 255] : [48, 0, 0, 255], 4 * i);
    context.putImageData(image, 0, 0);
}

async function bytes(path) { return new Uint8Array(await (await ask(path)).arrayBuffer()); }

// A scan whose pictures are on their way.
function prepared(scan) {
    scan.ready = Promise.all([bytes(`picture/networks/${scan.id}`), bytes(`picture/measured/${scan.id}`)]);
    scan.ready.catch(() => { });
    return scan;
}

function redraw() {
    if (!now?.pictures) return;
    paint(at("networks"), now.pictures[0], now.networks);
    paint(at("measured"), now.pictures[1], now.measured);
}

async function show(scan) {
    now = scan;
    at("desk").hidden = !scan;
    at("done").hidden = !!scan;
    document.body.dataset.scan = scan?.id ?? "";
    if (!scan) return;
    chosen = new Set(scan.mine?.states ?? []);
    sure = false;
    at("note").value = scan.mine?.note ?? "";
    const why = { shared: "everybody is shown this one", needed: "a state has few labels, and this may show it", teaching: "the ensemble is in doubt here" }[scan.why];
    at("about").replaceChildren(element("b", scan.file), ` · ${scan.size} · ${scan.pixels} · ${scan.channel} · session ${scan.session}`
        + (why ? ` · ${why}` : ""));
    hint(scan.mine ? (scan.mine.cannot_tell ? "You could not tell. Say something else, or go on." : "This is what you said.") : "");
    zoomTo(1);
    states();
    try {
        scan.pictures = await scan.ready;
    } catch (error) {
        return fault(error.message);
    }
    if (now !== scan) return;
    redraw();
    since = performance.now();
    document.body.dataset.shown = scan.id;
}

function hint(text) { at("hint").textContent = text; }

function states() {
    [...at("states").children].forEach((item, i) =>
        item.firstChild.setAttribute("aria-pressed", chosen.has(setup.states[i].name)));
}

function toggle(i) {
    const state = setup.states[i]?.name;
    if (!state || !now) return;
    if (!chosen.delete(state)) chosen.add(state);
    sure = false;
    hint("");
    states();
}

function progress(told) {
    // Other states are asked for since this page was opened: what it does not show, nobody can say.
    if (told.states.map(count => count.state).join() !== setup.states.map(state => state.name).join()) return location.reload();
    const time = told.seconds === null ? "" : told.seconds < 90 ? `, about ${Math.max(1, Math.round(told.seconds))} s`
        : `, about ${Math.round(told.seconds / 60)} min`;
    at("count").textContent = `${told.mine} by you, ${told.labelled} of ${told.scans} by somebody. `
        + (told.left ? `${told.left} left for you${time}.` : "Nothing new is left for you; what comes has been labelled by others.");
    at("needs").replaceChildren(...told.states.map(({ state, scans }) => {
        const made = element("div"), name = element("dt", state.replaceAll("_", " ")), bar = element("dd"), meter = element("meter");
        name.append(element("span", scans >= setup.goal ? `${scans}, done` : `${scans} of ${setup.goal}`));
        meter.max = setup.goal;
        meter.value = Math.min(scans, setup.goal);
        bar.append(meter);
        made.append(name, bar);
        return made;
    }));
    at("problems").hidden = !told.problems;
    at("problems").textContent = told.problems === 1 ? "One scan cannot be shown; gwytip-train labels says why."
        : `${told.problems} scans cannot be shown; gwytip-train labels says why.`;
    at("left-out").textContent = told.problems ? at("problems").textContent : "";
}

let filling = null;

function fill() {
    return filling ??= more().finally(() => { filling = null; });
}

async function more() {
    const shown = [...(now ? [now.id] : []), ...queue.map(scan => scan.id)];
    const told = await tell("api/next", { shown, count: ahead + (now ? 0 : 1) - queue.length });
    const here = scan => scan.id === now?.id || queue.some(other => other.id === scan.id);
    queue.push(...told.scans.filter(scan => !here(scan)).map(prepared));
    progress(told.progress);
}

function failed(error) {
    if (error.status === 401) return leave(error);
    fault(error.status ? error.message : "Not saved: gwytip-train label does not answer. It was ended, or the network is gone.");
}

// One thing after another: a key that is pressed while an answer is on its way waits for nothing and does nothing.
async function once(work) {
    if (busy) return;
    busy = true;
    try {
        await work();
        fault(null);
    } catch (error) {
        failed(error);
    } finally {
        busy = false;
    }
}

// The next scan shows when the answer is on the disk, not before.
const save = cannot => once(async () => {
    if (!now) return;
    if (!cannot && chosen.size === 0 && !sure) {
        sure = true;
        return hint("No state is chosen. Once more, if the scan shows none of them; space, if you cannot tell.");
    }
    const told = await tell("api/answer", {
        scan: now.id, states: cannot ? [] : [...chosen], asked: setup.states.map(state => state.name), cannot_tell: cannot,
        note: at("note").value, why: now.why, seconds: (performance.now() - since) / 1000,
    });
    progress(told);
    if (queue.length === 0) await fill();
    now = null;
    const next = queue.shift() ?? null;
    show(next);
    if (next) fill().catch(failed);
});

const goTo = path => once(async () => {
    const told = await tell(path, path === "api/undo" ? {} : undefined);
    progress(told.progress);
    if (!told.scan) return hint("There is nothing before this.");
    // What was on the screen comes again afterwards.
    if (now && !now.mine && now.id !== told.scan.id) queue.unshift(now);
    queue = queue.filter(scan => scan.id !== told.scan.id);
    show(prepared(told.scan));
});

function zoomTo(factor, x = 0.5, y = 0.5) {
    const before = zoom;
    zoom = Math.min(16, Math.max(1, factor));
    place = [x, y].map((p, i) => Math.min(zoom - 1, Math.max(0, (place[i] + p) * zoom / before - p)));
    move(0, 0);
}

function move(x, y) {
    place = [place[0] + x, place[1] + y].map(p => Math.min(zoom - 1, Math.max(0, p)));
    at("zoom").textContent = `${Math.round(10 * zoom) / 10}×`;
    for (const frame of document.querySelectorAll(".frame")) {
        frame.classList.toggle("sharp", zoom > 2);
        frame.firstElementChild.style.transform = `translate(${-100 * place[0]}%, ${-100 * place[1]}%) scale(${zoom})`;
    }
}

function turn(select) {
    select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
    select.dispatchEvent(new Event("change"));
}

const keys = {
    Enter: () => save(false), ArrowRight: () => save(false), " ": () => save(true),
    Backspace: () => goTo(`api/back/${now?.id ?? 0}`), ArrowLeft: () => goTo(`api/back/${now?.id ?? 0}`), u: () => goTo("api/undo"),
    n: () => at("note").focus(), c: () => turn(at("colours")), v: () => turn(at("view")),
    "+": () => zoomTo(zoom * 2), "=": () => zoomTo(zoom * 2), "-": () => zoomTo(zoom / 2), 0: () => zoomTo(1),
};

document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target === at("note") && (event.key === "Enter" || event.key === "Escape")) {
        at("note").blur();
        return event.preventDefault();
    }
    if (event.target.matches("input, select") || !setup || at("desk").hidden && at("done").hidden) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const work = /^[1-9]$/.test(key) ? () => toggle(key - 1) : keys[key];
    if (!work) return;
    event.preventDefault();
    work();
});

for (const frame of document.querySelectorAll(".frame")) {
    const share = event => {
        const box = frame.getBoundingClientRect();
        return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    frame.addEventListener("wheel", event => {
        event.preventDefault();
        zoomTo(zoom * (event.deltaY < 0 ? 1.25 : 0.8), ...share(event));
    }, { passive: false });
    frame.addEventListener("dblclick", event => zoomTo(zoom > 1 ? 1 : 4, ...share(event)));
    const fingers = new Map();
    const apart = () => {
        const [a, b] = [...fingers.values()];
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    };
    frame.addEventListener("pointerdown", event => {
        fingers.set(event.pointerId, share(event));
        frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", event => {
        if (!fingers.has(event.pointerId)) return;
        const before = fingers.get(event.pointerId), here = share(event);
        const distance = fingers.size === 2 ? apart() : 0;
        fingers.set(event.pointerId, here);
        if (fingers.size === 2 && distance > 0) zoomTo(zoom * apart() / distance, ...here);
        else if (fingers.size === 1) move(before[0] - here[0], before[1] - here[1]);
    });
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, event => fingers.delete(event.pointerId));
}

for (const [id, work] of Object.entries({
    back: keys.Backspace, undo: keys.u, cannot: keys[" "], next: keys.Enter, "zoom-in": keys["+"], "zoom-out": keys["-"],
})) at(id).addEventListener("click", event => {
    // A button that keeps the focus would take the next space.
    event.currentTarget.blur();
    work();
});
at("colours").addEventListener("change", event => { event.target.blur(); redraw(); });
at("view").addEventListener("change", event => {
    event.target.blur();
    for (const id of ["networks", "measured"]) {
        at(id).closest("figure").hidden = event.target.value !== "both" && event.target.value !== id;
    }
});

function kappa(value) { return value === null ? "–" : value.toFixed(2); }

async function agreement() {
    const told = await tell("api/agreement");
    const pairs = [...new Set(told.pairs.map(pair => JSON.stringify([pair.first, pair.second])))].map(text => JSON.parse(text));
    const table = element("table"), head = element("tr");
    head.append(element("th", "state"), ...pairs.map(([a, b]) => element("th", `${a} and ${b}`)), element("th", "all together"));
    table.append(head, ...told.together.map(({ state, scans, kappa: value }) => {
        const row = element("tr");
        row.append(element("td", state.replaceAll("_", " ")), ...pairs.map(([a, b]) => {
            const pair = told.pairs.find(p => p.first === a && p.second === b && p.state === state);
            return element("td", pair ? `${kappa(pair.kappa)} (${pair.scans} scans)` : "–");
        }), element("td", `${kappa(value)} (${scans} scans)`));
        return row;
    }));
    at("kappas").replaceChildren(table);
    at("no-dispute").hidden = told.disputed.length > 0;
    at("disputed").replaceChildren(...told.disputed.map(scan => {
        const made = element("li"), canvas = element("canvas"), open = element("button", "Look again");
        bytes(`picture/networks/${scan.id}`).then(grey => paint(canvas, grey, [128, 128])).catch(() => { });
        open.addEventListener("click", () => { view("desk"); goTo(`api/scan/${scan.id}`); });
        made.append(canvas, element("small", scan.file), ...scan.said.map(said =>
            element("div", `${said.person}: ${said.states.map(s => s.replaceAll("_", " ")).join(", ") || "none of them"}`)), open);
        return made;
    }));
}

function view(name) {
    at("agreement").hidden = name !== "agreement";
    at("desk").hidden = name !== "desk" || !now;
    at("done").hidden = name !== "desk" || !!now;
}
at("to-labels").addEventListener("click", () => view("desk"));
at("to-agreement").addEventListener("click", () => once(async () => { await agreement(); view("agreement"); }));

function leave(error) {
    view("");
    at("welcome").hidden = !error.askName;
    fault(error.askName && !token ? null : error.message);
    at("name").focus();
}

async function enter(confirmed) {
    const told = await tell("api/me", { name: at("name").value, confirmed });
    at("same").hidden = !!told.token;
    if (!told.token) {
        at("same").firstChild.textContent = `${told.name} has labelled ${told.answers} scans here. Is that you? `
            + "If not, take another name: two people with one name cannot be told apart.";
        return;
    }
    token = told.token;
    location.hash = token;
    await begin();
}
at("name-form").addEventListener("submit", event => { event.preventDefault(); once(() => enter(false)); });
at("same-yes").addEventListener("click", () => once(() => enter(true)));

async function begin() {
    setup = await tell("api/setup");
    at("welcome").hidden = true;
    document.querySelector("nav").hidden = false;
    at("where").textContent = setup.folder + (setup.surface ? ` · ${setup.surface}` : "");
    at("who").textContent = setup.person;
    at("states").replaceChildren(...setup.states.map((state, i) => {
        const item = element("li"), button = element("button", undefined, state.desirable ? "desirable" : "");
        button.type = "button";
        button.title = state.description;
        button.append(element("kbd", i + 1), ` ${state.name.replaceAll("_", " ")}`);
        button.addEventListener("click", event => { event.currentTarget.blur(); toggle(i); });
        item.append(button);
        return item;
    }));
    await fill();
    show(queue.shift() ?? null);
    if (now) fill().catch(failed);
}

once(begin);
