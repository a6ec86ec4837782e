"use strict";
const at = id => document.getElementById(id);
const colours = { good: "var(--good)", bad: "var(--bad)", unsure: "var(--unsure)" };
const pictureSize = 128;
const tipSize = 33;
let version = -1;
let token = "";

// Text only ever goes in as text: a file's name is not to be trusted.
function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
}

function drawing(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
}

// Pictures of one size, one below the other, each into a canvas of its own.
async function paint(canvases, address, size) {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const grey = new Uint8Array(await answer.arrayBuffer());
    canvases.forEach((canvas, n) => {
        const context = canvas.getContext("2d");
        const image = context.createImageData(size, size);
        grey.subarray(n * size * size, (n + 1) * size * size)
            .forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
        context.putImageData(image, 0, 0);
    });
}

let tipShown = -1;

function tip(seen) {
    const section = at("tip");
    section.hidden = !seen;
    if (!seen || seen.id === tipShown) return;
    tipShown = seen.id;
    section.className = seen.verdict;
    for (const figure of section.querySelectorAll("figure")) figure.hidden = !seen.seen;
    if (seen.seen) paint([...section.querySelectorAll("canvas")], `tip/${seen.id}`, tipSize);
    section.querySelector("b").textContent = seen.verdict;
    section.querySelector("span").textContent = seen.sentence[0].toUpperCase() + seen.sentence.slice(1) + ".";
    section.querySelector("small").textContent = `${seen.time} ${seen.file}`;
}

// What people at the microscope say that a scan shows goes into the next training.
function correction(scan) {
    const made = element("details"), choices = element("div"), told = element("p");
    made.append(element("summary", "This is wrong"), choices, told);
    const words = states => states.map(s => s.replaceAll("_", " ")).join(", ") || "none of these";
    if (scan.corrected) told.textContent = `You said: ${words(scan.corrected)}.`;
    for (const states of [...scan.states.map(state => [state]), []]) {
        const button = element("button", states.length ? words(states) : "none of these");
        button.type = "button";
        button.addEventListener("click", async () => {
            try {
                const answer = await fetch("correction", {
                    method: "POST", headers: { "Content-Type": "application/json", "X-GwyTip-Token": token },
                    body: JSON.stringify({ id: scan.id, states }),
                });
                told.textContent = answer.ok ? `You said: ${words(states)}.` : `${await answer.text()}`;
            } catch {
                told.textContent = "Not saved: gwytip watch does not answer.";
            }
        });
        choices.append(button);
    }
    return made;
}

const cards = new Map();

function card(scan) {
    if (cards.has(scan.id)) return cards.get(scan.id);
    const made = element("li", undefined, scan.verdict);
    if (scan.picture) {
        const canvas = element("canvas");
        canvas.width = canvas.height = pictureSize;
        made.append(canvas);
        paint([canvas], `picture/${scan.id}`, pictureSize);
    } else {
        made.append(element("div", "no picture", "empty"));
    }
    made.append(element("b", scan.verdict));
    if (scan.confidence) made.append(` ${Number(scan.confidence).toFixed(2)} ${scan.state}`);
    made.append(element("small", `${scan.time} ${scan.file}`));
    if (scan.error) made.append(element("small", scan.error));
    if (scan.remarks) made.append(element("small", scan.remarks));
    if (scan.states.length) made.append(correction(scan));
    cards.set(scan.id, made);
    return made;
}

function timeline(points) {
    const svg = at("timeline");
    svg.replaceChildren();
    if (points.length === 0) return;
    const [left, right, middle, reach] = [30, 1170, 66, 56];
    const first = Math.floor(points[0][0] / 600) * 600;
    const last = Math.max(Math.ceil(points.at(-1)[0] / 600) * 600, first + 600);
    const x = second => left + (right - left) * (second - first) / (last - first);
    svg.append(drawing("line", { x1: left, x2: right, y1: middle, y2: middle, stroke: "currentColor", "stroke-opacity": .4 }));
    const step = [600, 1800, 3600, 7200, 14400].find(s => (last - first) / s <= 12) ?? 14400;
    for (let second = Math.ceil(first / step) * step; second <= last; second += step) {
        const clock = `${String(Math.floor(second / 3600)).padStart(2, "0")}:${String(second / 60 % 60).padStart(2, "0")}`;
        svg.append(drawing("text", { x: x(second), y: 145, "text-anchor": "middle" }, clock));
    }
    for (const [second, verdict, confidence] of points) {
        const end = verdict === "good" ? middle - reach * confidence : verdict === "bad" ? middle + reach * confidence : middle + 6;
        const begin = verdict === "good" || verdict === "bad" ? middle : middle - 6;
        svg.append(drawing("line", {
            x1: x(second), x2: x(second), y1: begin, y2: end, "stroke-width": 4, "stroke-linecap": "round", stroke: colours[verdict] ?? "var(--none)",
        }));
    }
}

function day(numbers) {
    const count = verdict => numbers.by_verdict[verdict] ?? 0;
    const judged = numbers.scans - count("not judged");
    const rows = [
        ["scans", numbers.scans], ["good", count("good")], ["bad", count("bad")], ["unsure", count("unsure")],
        ["unknown surface", count("unknown-surface")], ["not judged", count("not judged")],
        ["share good", judged ? `${Math.round(100 * count("good") / judged)} %` : "–"],
        ["tip changes", numbers.tip_changes], ["longest good run", numbers.longest_good_run],
    ];
    at("day").replaceChildren(...rows.map(([name, value]) => {
        const made = element("div");
        made.append(element("dt", name), element("dd", value));
        return made;
    }));
}

function show(state) {
    document.title = `${state.alarm ? "ALARM · " : ""}GwyTip`;
    at("folder").textContent = state.folder;
    at("alarm").hidden = !state.alarm;
    at("alarm").textContent = `The tip is bad: the last ${state.alarm_after} scans or more.`;
    at("none").hidden = state.scans.length > 0;
    at("scans").replaceChildren(...state.scans.map(card));
    for (const id of cards.keys()) if (!state.scans.some(scan => scan.id === id)) cards.delete(id);
    at("notices").replaceChildren(...state.notices.map(notice => element("li", `${notice.time} ${notice.text}`)));
    tip(state.tip);
    timeline(state.timeline);
    day(state.day);
}

async function look() {
    try {
        const answer = await fetch("state.json");
        const state = await answer.json();
        at("link").textContent = "";
        // Another program, whose numbers are of other scans.
        if (state.token !== token) { cards.clear(); tipShown = -1; version = -1; }
        token = state.token;
        if (state.version !== version) show(state);
        version = state.version;
    } catch {
        at("link").textContent = "gwytip watch does not answer: it was ended.";
    }
    setTimeout(look, 2000);
}
look();
