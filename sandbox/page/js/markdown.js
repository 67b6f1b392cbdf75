/** Discord's Markdown as elements. People's text only ever becomes text nodes. */

import { timestamp } from "./clock.js";
import { cssColor, el } from "./dom.js";
import { jumpTarget, jumpWords } from "./jumps.js";
import { memberOf } from "./people.js";
import { world } from "./world.js";

const DEEPEST = 12;

function linkTo(address, children, title) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const jump = jumpTarget(url.href);
  if (jump) return el("a", { href: url.href, class: "mention", title, dataset: jump }, children === address ? jumpWords(jump) : children);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", title }, children);
}

function mention(id) {
  const person = memberOf(id);
  const mine = id === world.me;
  return el("span", { class: mine ? "mention mine" : "mention" }, `@${person?.name ?? "unknown"}`);
}

function roleMention(id) {
  const role = world.roles.get(id);
  const mine = world.members.get(world.me)?.role_ids?.includes(id);
  const node = el("span", { class: mine ? "mention mine" : "mention" }, `@${(role?.name ?? "deleted-role").replace(/^@/, "")}`);
  const color = cssColor(role?.color);
  if (color) node.style.color = color;
  return node;
}

function channelMention(id) {
  const channel = world.channels.find((one) => one.id === id);
  return channel
    ? el("button", { class: "mention", type: "button", dataset: { channel: id } }, `#${channel.name}`)
    : el("span", { class: "mention" }, "#unknown");
}

function commandMention(name) {
  return el("button", { class: "mention", type: "button", dataset: { command: name } }, `/${name}`);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler, press to show" }, children);
  const reveal = () => {
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("aria-label");
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => event.key === "Enter" && reveal());
  return node;
}

const wrap = (tag) => (match, depth) => el(tag, {}, inline(match[1], depth));

/** Tried in this order at every place that may start one; all are bounded by their closing sign. */
const RULES = [
  [/\\([^\sA-Za-z0-9])/y, (match) => match[1]],
  [/``([^]+?)``(?!`)/y, (match) => el("code", {}, match[1].trim())],
  [/`([^`]+)`/y, (match) => el("code", {}, match[1])],
  [/\*\*\*(?=\S)([^]*?\S)\*\*\*(?!\*)/y, (match, depth) => el("em", {}, el("strong", {}, inline(match[1], depth)))],
  [/\*\*(?=\S)([^]*?\S)\*\*(?!\*)/y, wrap("strong")],
  [/__(?=\S)([^]*?\S)__(?!_)/y, wrap("u")],
  [/\*(?=[^\s*])([^]*?[^\s*])\*(?!\*)/y, wrap("em")],
  [/_(?=[^\s_])([^]*?[^\s_])_(?![A-Za-z0-9_])/y, wrap("em")],
  [/~~(?=\S)([^]*?\S)~~/y, wrap("s")],
  [/\|\|([^]+?)\|\|/y, (match, depth) => spoiler(inline(match[1], depth))],
  [/\[([^\]\n]{1,500})\]\(<?(https?:\/\/[^\s)>]{1,2000})>?(?: "([^"\n]*)")?\)/y, (match, depth) => linkTo(match[2], inline(match[1], depth), match[3])],
  [/<@!?(\d{1,20})>/y, (match) => mention(match[1])],
  [/<@&(\d{1,20})>/y, (match) => roleMention(match[1])],
  [/<#(\d{1,20})>/y, (match) => channelMention(match[1])],
  [/<\/([-_\p{L}\p{N} ]{1,98}):\d{1,20}>/uy, (match) => commandMention(match[1])],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, (match) => timestamp(Number(match[1]), match[2])],
  [/<a?(:\w{2,32}:)\d{1,20}>/y, (match) => match[1]],
  [/<(https?:\/\/[^\s>]{1,2000})>/y, (match) => linkTo(match[1], match[1])],
  [/https?:\/\/[^\s<>]{1,2000}?(?=[.,:;!?)\]'"]*(?:[\s<>]|$))/y, (match) => linkTo(match[0], match[0])],
];

/** Signs inside a line; returns nodes and strings. */
export function inline(text, depth = 0) {
  if (depth > DEEPEST) return [text];
  const out = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    const found = "\\`*_~|[<h".includes(sign) ? firstRule(text, at, depth) : null;
    if (found) {
      if (plain) out.push(plain);
      plain = "";
      out.push(found.node);
      at += found.length;
    } else if (sign === "\n") {
      out.push(plain, el("br"));
      plain = "";
      at += 1;
    } else {
      plain += sign;
      at += 1;
    }
  }
  if (plain) out.push(plain);
  return out;
}

function firstRule(text, at, depth) {
  // An underscore within a word (snake_case) and an h within one start nothing.
  const withinWord = at > 0 && /[A-Za-z0-9]/.test(text[at - 1]);
  if (withinWord && (text[at] === "h" || (text[at] === "_" && text[at + 1] !== "_"))) return null;
  for (const [pattern, build] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const node = build(match, depth + 1);
    if (node !== null) return { node, length: match[0].length };
  }
  return null;
}

const HEADING = /^(#{1,3})\s+(.+)$/;
const SUBTEXT = /^-#\s+(.+)$/;
const BULLET = /^(\s*)([-*]|\d{1,9}\.)\s+(.+)$/;
const QUOTE = /^>\s(.*)$/;
const FENCE = /^```([\w+-]*)\s*$/;

/** Whole messages: headings, subtext, quotes, lists, code blocks and lines. */
export function markdown(text, depth = 0) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const out = [];
  let lineNo = 0;
  let paragraph = [];

  const flush = () => {
    while (paragraph.length && paragraph[0] === "") paragraph.shift();
    while (paragraph.length && paragraph.at(-1) === "") paragraph.pop();
    if (paragraph.length) out.push(el("p", {}, inline(paragraph.join("\n"))));
    paragraph = [];
  };
  const takeWhile = (pattern) => {
    const taken = [];
    while (lineNo < lines.length && pattern.test(lines[lineNo])) taken.push(pattern.exec(lines[lineNo++]));
    return taken;
  };

  while (lineNo < lines.length) {
    const line = lines[lineNo];
    if (line.startsWith("```")) {
      const end = codeEnd(lines, lineNo);
      if (end !== null) {
        flush();
        out.push(codeBlock(lines.slice(lineNo, end + 1).join("\n")));
        lineNo = end + 1;
        continue;
      }
    }
    const heading = HEADING.exec(line);
    const subtext = SUBTEXT.exec(line);
    if (heading) {
      flush();
      // The page's own title is its only h1.
      out.push(el(`h${heading[1].length + 2}`, { class: `heading-${heading[1].length}` }, inline(heading[2])));
      lineNo += 1;
    } else if (subtext) {
      flush();
      out.push(el("small", { class: "subtext" }, inline(subtext[1])));
      lineNo += 1;
    } else if (line.startsWith(">>> ") && depth < DEEPEST) {
      flush();
      out.push(el("blockquote", {}, markdown([line.slice(4), ...lines.slice(lineNo + 1)].join("\n"), depth + 1)));
      lineNo = lines.length;
    } else if (QUOTE.test(line) && depth < DEEPEST) {
      flush();
      out.push(el("blockquote", {}, markdown(takeWhile(QUOTE).map((match) => match[1]).join("\n"), depth + 1)));
    } else if (BULLET.test(line)) {
      flush();
      out.push(list(takeWhile(BULLET)));
    } else {
      paragraph.push(line);
      lineNo += 1;
    }
  }
  flush();
  return out;
}

function codeEnd(lines, start) {
  if (lines[start].length > 6 && lines[start].slice(3).trimEnd().endsWith("```")) return start;
  for (let at = start + 1; at < lines.length; at += 1) if (lines[at].trimEnd().endsWith("```")) return at;
  return null;
}

function codeBlock(source) {
  const body = source.trimEnd().slice(3, -3);
  const cut = body.indexOf("\n");
  const named = cut >= 0 && FENCE.test(`\`\`\`${body.slice(0, cut)}`);
  return el("pre", { tabindex: "0" }, el("code", {}, (named ? body.slice(cut + 1) : body).replace(/\n$/, "")));
}

function list(items) {
  const numbered = /^\d/.test(items[0][2]);
  const node = el(numbered ? "ol" : "ul", numbered ? { start: Number.parseInt(items[0][2], 10) } : {});
  for (const [, indent, , words] of items) {
    const item = el("li", {}, inline(words));
    if (indent.length >= 2) item.classList.add("nested");
    node.append(item);
  }
  return node;
}
