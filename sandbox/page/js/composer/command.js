/** Slash commands as data: which there are, and how a typed line is read. */

import { channelChoices, memberChoices, roleChoices } from "../entities.js";
import { commandsHere } from "../world.js";

export const OPTION = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, attachment: 11 };
const CHAT_INPUT = 1;

/** Every command one can type, subcommands as "name sub": `{name, description, options, root, path}`. */
export function typedCommands() {
  return commandsHere(CHAT_INPUT)
    .flatMap((command) => leaves(command, command, []))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function leaves(root, command, path) {
  const inner = (command.options ?? []).filter((option) => option.type <= OPTION.group);
  if (inner.length) return inner.flatMap((option) => leaves(root, option, [...path, option]));
  return [{ name: [root.name, ...path.map((part) => part.name)].join(" "), description: command.description, options: command.options ?? [], root, path }];
}

/** Options as the interaction carries them: inside their subcommand, if they have one. */
export function wireOptions(command, options) {
  return command.path.reduceRight((inner, part) => [{ name: part.name, type: part.type, options: inner }], options);
}

/**
 * Reads "/imagine a boat model: dev". Text before the first `option:` fills the first required
 * option. Null when the line does not start with a whole command name and a space.
 */
export function parseLine(line) {
  if (!line.startsWith("/")) return null;
  const command = typedCommands()
    .filter((one) => line.slice(1).toLowerCase().startsWith(`${one.name.toLowerCase()} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return null;
  const first = command.options.find((option) => option.required) ?? command.options[0];
  const parts = splitOptions(line.slice(command.name.length + 2), command.options, first?.name);
  return { command, parts };
}

/**
 * Cuts text at `option:` into `[{name, text}]`, beginning in option `start`. A second mention of
 * the same option is plain text of the one before it.
 */
export function splitOptions(text, options, start) {
  const parts = [{ name: start, text: "", named: false }];
  if (options.length === 0) return parts;
  const names = options.map((option) => option.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(^|\\s)(${names}):`, "gu");
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const name = match[2];
    const taken = parts.some((part) => part.name === name && (part.named || part.text.trim() || text.slice(from, match.index).trim()));
    if (taken) continue;
    parts.at(-1).text += text.slice(from, match.index);
    from = match.index + match[0].length;
    if (parts.length === 1 && name === start && !parts[0].text.trim()) parts[0] = { name, text: "", named: true };
    else parts.push({ name, text: "", named: true });
  }
  parts.at(-1).text += text.slice(from);
  return parts.map((part) => ({ ...part, text: part.text.replace(/^\s+/, "") }));
}

const ENTITIES = {
  [OPTION.user]: memberChoices,
  [OPTION.role]: roleChoices,
  [OPTION.mentionable]: () => [...memberChoices(), ...roleChoices()],
  [OPTION.channel]: (option) => channelChoices(option.channel_types),
};

/** What one may choose for an option, or null when it is free: `[{name, value}]`. */
export function choicesOf(option) {
  if (option.choices?.length) return option.choices;
  if (option.type === OPTION.boolean) return [{ name: "True", value: true }, { name: "False", value: false }];
  const entities = ENTITIES[option.type]?.(option);
  return entities?.map(({ label, value, description }) => ({ name: label, value, detail: description })) ?? null;
}

/** Choices whose name contains the text, those that begin with it first. */
export function matching(choices, text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return choices;
  const rank = (choice) => (choice.name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return choices.filter((choice) => choice.name.toLowerCase().includes(wanted) || String(choice.value).toLowerCase().includes(wanted)).sort((a, b) => rank(a) - rank(b));
}

export function exactChoice(choices, text) {
  const wanted = text.trim().toLowerCase();
  return choices.find((choice) => choice.name.toLowerCase() === wanted || String(choice.value).toLowerCase() === wanted) ?? null;
}

/** Reads typed text as the option's value: `{value}`, or `{error}` with a sentence. */
export function readValue(option, text) {
  const trimmed = text.trim();
  const choices = choicesOf(option);
  if (choices) {
    const choice = exactChoice(choices, trimmed);
    return choice ? { value: choice.value } : { error: `${option.name} must be one of ${listed(choices)}.` };
  }
  if (option.type === OPTION.integer) {
    return /^-?\d{1,16}$/.test(trimmed) ? withinRange(option, Number(trimmed)) : { error: `${option.name} must be a whole number${range(option)}.` };
  }
  if (option.type === OPTION.number) {
    return trimmed && Number.isFinite(Number(trimmed)) ? withinRange(option, Number(trimmed)) : { error: `${option.name} must be a number${range(option)}.` };
  }
  const length = [...trimmed].length;
  if (option.max_length !== undefined && length > option.max_length) {
    return { error: `${option.name} may have at most ${option.max_length} characters; this has ${length}.` };
  }
  if (option.min_length !== undefined && length < option.min_length) {
    return { error: `${option.name} needs at least ${option.min_length} characters.` };
  }
  return { value: trimmed };
}

function withinRange(option, value) {
  const low = option.min_value ?? -Infinity;
  const high = option.max_value ?? Infinity;
  return value >= low && value <= high ? { value } : { error: `${option.name} must be a${option.type === OPTION.integer ? " whole" : ""} number${range(option)}.` };
}

function range({ min_value: low, max_value: high }) {
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return `, ${low} or more`;
  return high === undefined ? "" : `, ${high} or less`;
}

function listed(choices) {
  const names = choices.map((choice) => choice.name);
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} …` : names.join(", ");
}

/** What an empty field shows: how a value of it looks. */
export function placeholderOf(option) {
  if (choicesOf(option) || option.autocomplete) return "choose";
  const { min_value: low, max_value: high } = option;
  if (low !== undefined && high !== undefined && high < 1e6) return `${low}–${high}`;
  return option.type === OPTION.integer || option.type === OPTION.number ? "number" : "type here";
}
