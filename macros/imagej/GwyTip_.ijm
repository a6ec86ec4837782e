// SPDX-License-Identifier: GPL-3.0-or-later
// GwyTip in ImageJ and Fiji: judges a scan with the program gwytip, fills the Results table, and labels the image.
//
//   Plugins > Macros > Run... with an image open judges that image; with none open it asks for a file.
//   From a terminal: imagej -b GwyTip_.ijm FILE, or java -jar ij.jar -batch GwyTip_.ijm FILE (the table is then also printed).
//
// A file may be of any format that gwytip reads (all of Gwyddion's); ImageJ itself need not know it. The program is looked for as
// GWYTIP names it, else where install puts it. An open image goes to gwytip as a grey PNG of what ImageJ shows, so spread the contrast over
// all heights first (Image > Adjust > Brightness/Contrast, Reset): a clipped picture hides features.

file = getArgument();
own = 0;
if (file == "" && nImages > 0) {
    own = 1;
    scan = getImageID();
    file = getDirectory("temp") + "gwytip-" + getTime() + ".png";
    // The whole scan and nothing drawn over it, in grey whatever colours it is shown in.
    selected = selectionType() >= 0;
    if (selected) run("Select None");
    run("Duplicate...", "title=gwytip");
    run("Remove Overlay");
    if (bitDepth() == 24) run("8-bit");
    if (bitDepth() == 32) run("16-bit");
    run("Grays");
    saveAs("PNG", file);
    close();
    selectImage(scan);
    if (selected) run("Restore Selection");
} else if (file == "") {
    file = File.openDialog("Scan to judge");
}
gwytip = program();
answer = exec(gwytip, "classify", file, "--format", "csv", "--channel", "all");
if (own) {
    deleted = File.delete(file);
    file = getTitle();
}
if (!startsWith(answer, "file,channel,")) exit("GwyTip: " + answer + "\nTo see why, run in a terminal: " + gwytip + " classify \"" + file + "\"");
rows = parse(answer);
names = split(rows[0], "\t");
summary = "";
for (i = 1; i < rows.length; i++) {
    cells = split(rows[i] + "\t", "\t");
    row = nResults;
    setResult("Label", row, file);
    for (c = 1; c < names.length; c++) {
        if (cells[c] == " ") cells[c] = "";
        if (names[c] == "verdict") verdict = cells[c];
        if (names[c] == "error" && cells[c] != "") verdict = cells[c];
        if (names[c] == "confidence") { confidence = cells[c]; first = c + 1; }
        if (names[c] == "provider") end = c;
        if (names[c] == "state") state = cells[c];
        if (cells[c] != "" && !isNaN(parseFloat(cells[c])))
            setResult(names[c], row, parseFloat(cells[c]));
        else
            setResult(names[c], row, cells[c]);
    }
    // The state that the verdict rests on: "state" is the most likely one with tip change set aside, and need not be it.
    if (verdict == "good" || verdict == "bad") {
        reason = "";
        for (c = first; c < end; c++) {
            if (cells[c] == confidence && (reason == "" || names[c] == state)) reason = names[c];
        }
        if (reason != "") state = reason;
    }
    if (confidence != "") verdict = verdict + " " + d2s(parseFloat(confidence), 2) + ", " + state;
    if (summary != "") summary = summary + "; ";
    summary = summary + verdict;
}
updateResults();
if (own) {
    // The line under the image's title, and what Image > Show Info... shows; a TIFF keeps both.
    setMetadata("Label", "Tip: " + summary);
    setMetadata("Info", answer);
}
print(file + ": " + summary);

function program() {
    path = "" + call("java.lang.System.getenv", "GWYTIP");
    if (path == "" || path == "null" || path == "0") {
        path = getDirectory("home") + ".gwyddion/gwytip/gwytip";
        if (startsWith(getInfo("os.name"), "Windows")) path = getDirectory("home") + "gwyddion\\gwytip\\gwytip.exe";
        // Java's home may be "?": never a program of the current folder.
        if (!startsWith(path, "/") && indexOf(path, ":") != 1)
            exit("GwyTip: there is no home folder to find gwytip in; set GWYTIP");
    }
    return path;
}

// RFC 4180 without line ends in fields: an array of lines whose fields stand between tabs, an empty field being one blank.
function parse(text) {
    lines = split(text, "\n");
    for (n = 0; n < lines.length; n++) {
        fields = "";
        field = "";
        quoted = 0;
        last = "";
        line = replace(lines[n], "\r", "") + ",";
        for (k = 0; k < lengthOf(line); k++) {
            letter = substring(line, k, k + 1);
            if (letter == "\"") {
                quoted = 1 - quoted;
                // A quote just after a closing one stands for itself.
                if (quoted == 1 && last == "\"") field = field + letter;
            } else if (letter == "," && quoted == 0) {
                if (field == "") field = " ";
                fields = fields + field + "\t";
                field = "";
            } else {
                field = field + letter;
            }
            last = letter;
        }
        lines[n] = fields;
    }
    return lines;
}
