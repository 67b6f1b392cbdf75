/** People named while writing: offered after "@", and sent as Discord writes them. */

import { avatar } from "../people.js";
import { world } from "../world.js";

const TYPED = /(^|\s)@([^\s@]*)$/;

/** What can be named at the end of what is written, as items of the popup; null where none is. */
export function mentionable(written) {
  const typed = TYPED.exec(written);
  if (!typed) return null;
  const wanted = typed[2].toLowerCase();
  return [...world.members.values()]
    .filter((member) => member.name.toLowerCase().startsWith(wanted))
    .sort((a, b) => Number(Boolean(b.bot)) - Number(Boolean(a.bot)))
    .map((member) => ({ label: `@${member.name}`, detail: member.role, sign: avatar(member, "face"), person: member }));
}

/** What is written, with the name that was chosen at its end. */
export function withMention(written, member) {
  return written.replace(TYPED, (_, before) => `${before}@${member.name} `);
}

/** What Discord is sent for what is written: each name that was typed as a mention. */
export function asSent(written) {
  const members = [...world.members.values()].sort((a, b) => b.name.length - a.name.length);
  return members.reduce((words, member) => words.replace(new RegExp(`(^|[\\s(])@${escaped(member.name)}(?![\\p{L}\\p{N}_])`, "giu"), (_, before) => `${before}<@${member.id}>`), written);
}

function escaped(name) {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
