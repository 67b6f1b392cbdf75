/** People, roles and channels as things to choose from. */

import { TYPE } from "./component_types.js";
import { cssColor, el, icon } from "./dom.js";
import { avatar } from "./people.js";
import { channelLabel, channelOf, placeKind, world } from "./world.js";

/** `[{label, value, description, sign()}]` of everyone. */
export function memberChoices() {
  return [...world.members.values()].map((member) => ({ label: member.name, value: member.id, description: member.role, sign: () => avatar(member, "face") }));
}

export function roleChoices() {
  return [...world.roles.values()].map((role) => ({ label: role.name.startsWith("@") ? role.name : `@${role.name}`, value: role.id, sign: () => roleDot(role) }));
}

/** Channels of these types, or of any. */
export function channelChoices(types) {
  return world.channels
    .filter((channel) => placeKind(channel) === "server" && (!types?.length || types.includes(channel.type ?? 0)))
    .map((channel) => ({ label: channelLabel(channel), value: channel.id, description: channelOf(channel.parent_id)?.name ?? null, sign: () => icon("hash") }));
}

export function roleDot(role) {
  const dot = el("span", { class: "role-dot", "aria-hidden": "true" });
  const color = cssColor(role.color);
  if (color) dot.style.setProperty("--dot", color);
  return dot;
}

const ENTITIES = {
  [TYPE.userSelect]: memberChoices,
  [TYPE.roleSelect]: roleChoices,
  [TYPE.mentionableSelect]: () => [...memberChoices(), ...roleChoices()],
  [TYPE.channelSelect]: (component) => channelChoices(component.channel_types),
};
const HINTS = { [TYPE.userSelect]: "Choose a member", [TYPE.roleSelect]: "Choose a role", [TYPE.mentionableSelect]: "Choose a member or role", [TYPE.channelSelect]: "Choose a channel" };

/** What a select of any kind offers, and whether one can search in it. */
export function selectOptions(component) {
  const entities = ENTITIES[component.type];
  if (!entities) return { options: component.options ?? [], searchable: false, hint: "Choose" };
  const preset = new Set((component.default_values ?? []).map((value) => String(value.id)));
  return { options: entities(component).map((choice) => ({ ...choice, default: preset.has(choice.value) })), searchable: true, hint: HINTS[component.type] };
}
