/*
 * What a block of code tells somebody to type: its commands without prompts and output.
 *
 *   relaybookCommands(code, kind)   the lines that are commands or comments, as [{text, start}]
 *                                   kind: console, shell, data, text, source, or empty
 *
 * A block counts as a session where a line begins with a prompt; otherwise it is copied whole, so
 * that what only looks like output is never lost. In a session, a line without a prompt is output
 * unless the command before it goes on: a backslash, an open quote, a here-document, `do` without
 * `done`. Comments stay.
 */
(function () {
  "use strict";

  var SURE = [
    /^(?:\([\w.-]+\) ?)?(?:\[[^\]\n]*\]|[\w.-]+@[\w.-]+(?:[: ][~\/][^\s$#%]*)?:?|(?:ba|z|k)?sh(?:-[\d.]+)?) ?[$#%] /,
    /^PS(?: [A-Za-z]:[^>\n]*)?> ?/,
    /^\$ /,
  ];
  var ROOT = /^# /;
  var CONTINUED = /^>>? ?/;
  // After `# ` these are commands of root; a sentence stays the comment that it is.
  var FIRST_WORDS = /^(?:sudo|systemctl|service|journalctl|apt|apt-get|yum|dnf|rpm|dpkg|kubectl|oc|helm|docker|podman|crictl|etcdctl|aws|gcloud|az|ssh|scp|rsync|cat|cd|cp|mv|rm|ls|ln|chmod|chown|mkdir|mount|umount|grep|awk|sed|find|tail|head|less|vi|vim|nano|echo|export|ps|kill|df|du|free|top|ip|iptables|nft|ping|curl|wget|dig|nslookup|tcpdump|openssl|psql|mysql|redis-cli|python3?|pip|make|git|tar|gzip|chroot|reboot|shutdown|virsh|lvs|vgs|pvs|fsck|pcs|firewall-cmd|sysctl|modprobe|dmesg|lsblk)(?:\s|$)|^(?:\.{0,2}\/|\w+=)|^[\w.\/-]+ (?:.*\s)?--?\w/;

  function promptLength(line, kind, rootPrompts) {
    var patterns = kind === "console" ? SURE : SURE.slice(1);
    for (var at = 0; at < patterns.length; at += 1) {
      var found = patterns[at].exec(line);
      if (found) return found[0].length;
    }
    return rootPrompts && ROOT.test(line) && FIRST_WORDS.test(line.slice(2)) ? 2 : 0;
  }

  // A state of the shell's reader: quotes, here-documents and compound commands that are open.
  function readLine(state, line) {
    if (state.hereDocuments.length) {
      var wanted = state.hereDocuments[0];
      if ((wanted.tabs ? line.replace(/^\t+/, "") : line) === wanted.word) state.hereDocuments.shift();
      return;
    }
    var words = "", at = 0;
    state.goesOn = false;
    while (at < line.length) {
      var letter = line[at];
      if (state.quote) {
        if (letter === "\\" && state.quote === '"') at += 1;
        else if (letter === state.quote) state.quote = "";
        words += "_";
      } else if (letter === "\\") {
        state.goesOn = at === line.length - 1;
        at += 1;
        words += "_";
      } else if (letter === "'" || letter === '"') {
        state.quote = letter;
        words += "_";
      } else if (letter === "#" && (at === 0 || /\s/.test(line[at - 1]))) {
        break;
      } else {
        words += letter;
        at += hereDocument(state, line, at);
      }
      at += 1;
    }
    if (/(?:\||&&|\s`)\s*$/.test(words)) state.goesOn = true;
    state.depth = Math.max(0, state.depth + compound(words));
  }

  function hereDocument(state, line, at) {
    if (line[at] !== "<" || line[at + 1] !== "<" || line[at - 1] === "<" || line[at + 2] === "<") return 0;
    var found = /^<<(-?)\s*(?:'([^']+)'|"([^"]+)"|\\?([\w.-]+))/.exec(line.slice(at));
    if (!found) return 0;
    state.hereDocuments.push({ tabs: found[1] === "-", word: found[2] || found[3] || found[4] });
    return found[0].length - 1;
  }

  function compound(words) {
    var opened = words.match(/(?:^|[;&|(]|\b(?:do|then|else)\s)\s*(?:for|while|until|if|case|select)(?=\s)|(?:^|\s)\{(?=\s|$)/g) || [];
    var closed = words.match(/(?:^|[;&|\s])(?:done|fi|esac)(?=$|[\s;&|)<>])|(?:^|[;\s])\}(?=$|[\s;&|)])/g) || [];
    return opened.length - closed.length;
  }

  function isOpen(state) {
    return Boolean(state.quote || state.goesOn || state.hereDocuments.length || state.depth);
  }

  function fresh() {
    return { quote: "", goesOn: false, hereDocuments: [], depth: 0 };
  }

  function session(lines, kind, rootPrompts) {
    var state = fresh(), kept = [];
    lines.forEach(function (line) {
      var length = promptLength(line.text, kind, rootPrompts);
      var continued = CONTINUED.exec(line.text);
      if (length && !state.hereDocuments.length) {
        state = fresh();
      } else if (isOpen(state)) {
        // A reader shows `> ` for each line that it still waits for, also within a here-document.
        length = continued ? continued[0].length : 0;
      } else {
        if (/^#(?!\S)/.test(line.text)) kept.push(line);
        return;
      }
      readLine(state, line.text.slice(length));
      kept.push({ text: line.text.slice(length), start: line.start + length });
    });
    return kept;
  }

  function startsWithPrompt(lines, kind) {
    var first = lines.filter(function (line) {
      return line.text.trim() && (kind === "console" || !/^#/.test(line.text));
    });
    if (kind !== "console") first = first.slice(0, 1);
    return first.some(function (line) { return promptLength(line.text, kind, false) > 0; });
  }

  window.relaybookCommands = function (code, kind) {
    var start = 0;
    var lines = code.replace(/\n$/, "").split("\n").map(function (text) {
      var line = { text: text.replace(/\r$/, ""), start: start };
      start += text.length + 1;
      return line;
    });
    if (kind !== "console" && kind !== "shell" && kind !== "") return lines;
    if (startsWithPrompt(lines, kind)) return session(lines, kind, false);
    var asRoot = kind === "console" && lines.some(function (line) {
      return promptLength(line.text, kind, true) > 0;
    });
    // `# Comment` above commands without a prompt is no session: every command would be dropped.
    var first = lines.filter(function (line) { return line.text.trim(); })[0];
    return asRoot && promptLength(first.text, kind, true) ? session(lines, kind, true) : lines;
  };
})();
