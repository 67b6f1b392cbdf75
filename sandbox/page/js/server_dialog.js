/** "Change the server": what an administrator may do to it while the bot runs. */

import { fetchServer, postServer } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { roleDot } from "./entities.js";
import { channelLabel, channelTree, isThread, world } from "./world.js";

let dialog = null;
let server = null;

/** Shows what has changed, if the dialog is open. */
export async function redrawServerDialog() {
  if (!dialog) return;
  await attempt(fetchServer);
}

async function attempt(ask) {
  const problem = dialog.querySelector(".modal-error");
  problem.hidden = true;
  try {
    server = await ask();
    draw();
  } catch (error) {
    problem.replaceChildren(icon("alert"), error.message);
    problem.hidden = false;
  }
}

const change = (body) => attempt(() => postServer(body));

function open() {
  dialog = el(
    "dialog",
    { class: "modal server-dialog", "aria-labelledby": "server-title" },
    el(
      "form",
      { method: "dialog" },
      el("header", {}, el("h2", { id: "server-title" }, "Change the server"), el("button", { class: "icon-button", type: "button", "aria-label": "Close", onClick: () => dialog.close() }, icon("close"))),
      el("div", { class: "modal-body" }, el("p", { class: "subtext" }, "Change what an administrator could change while the bot is running. Restarting the sandbox undoes it all."), el("div", { class: "server-parts" })),
      el("p", { class: "modal-error", role: "alert", hidden: true }),
    ),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    dialog = null;
    byId("change-server").focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  redrawServerDialog();
}

function draw() {
  const parts = dialog.querySelector(".server-parts");
  const opened = new Set([...parts.querySelectorAll("details[open]")].map((node) => node.dataset.channel));
  const focused = parts.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const roles = [...world.roles.values()].filter((role) => role.id !== world.guild.id && !role.managed);
  const people = [...world.members.values()].filter((member) => !member.bot);
  parts.replaceChildren(
    el("h3", {}, "Who has which role"),
    el("ul", { class: "server-rows" }, people.map((person) => el("li", {}, el("strong", {}, person.name), roles.map((role) => roleBox(person, role))))),
    el("h3", {}, "Who takes direct messages"),
    el("p", { class: "server-boxes" }, people.map((person) => directBox(person))),
    el("h3", {}, `Who has ${world.bot?.name ?? "the bot"} among their own apps`),
    el("p", { class: "server-boxes" }, people.map((person) => installBox(person))),
    el("h3", {}, "Roles"),
    el("ul", { class: "server-rows" }, roles.map((role) => el("li", {}, roleDot(role), el("strong", {}, role.name), remove(role.name, { do: "delete_role", role_id: role.id })))),
    el("h3", {}, `Channels, and what ${world.bot?.name ?? "the bot"} may do there`),
    el("ul", { class: "server-rows" }, listed(channelTree()).map((channel) => channelRow(channel, opened.has(channel.id)))),
    el("h3", {}, "Files"),
    el("button", { class: "small-button wide", type: "button", dataset: { key: "expire" }, onClick: () => change({ do: "expire_links" }) }, "Let every address of a picture expire"),
  );
  if (focused) parts.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

const listed = (branches) => branches.flatMap(({ channel, children }) => [channel, ...listed(children)]);

function roleBox(person, role) {
  const held = server.member_roles[person.id]?.includes(role.id) ?? false;
  return box(role.name, held, `${person.id}-${role.id}`, (checked) => change({ do: "member_role", user_id: person.id, role_id: role.id, held: checked }));
}

function directBox(person) {
  const taken = !server.refusing_direct.includes(person.id);
  return box(person.name, taken, `direct-${person.id}`, (checked) => change({ do: "direct_messages", user_id: person.id, taken: checked }));
}

function installBox(person) {
  return box(person.name, server.installed.includes(person.id), `install-${person.id}`, (checked) => change({ do: "install", user_id: person.id, installed: checked }));
}

function box(words, checked, key, onChange) {
  return el("label", { class: "server-box" }, el("input", { type: "checkbox", checked, dataset: { key }, onChange: (event) => onChange(event.target.checked) }), words);
}

function remove(name, body) {
  return el("button", { class: "small-button danger", type: "button", "aria-label": `Delete ${name}`, dataset: { key: JSON.stringify(body) }, onClick: () => change(body) }, "Delete");
}

function channelRow(channel, isOpen) {
  const name = channelLabel(channel);
  const away = remove(name, { do: "delete_channel", channel_id: channel.id });
  const held = server.bot_permissions[channel.id];
  if (!held) return el("li", { class: isThread(channel) ? "within" : null }, el("strong", {}, name), away);
  return el(
    "li",
    { class: channel.parent_id ? "within" : null },
    el(
      "details",
      { open: isOpen, dataset: { channel: channel.id } },
      el("summary", { dataset: { key: `open-${channel.id}` } }, el("strong", {}, name), channel.nsfw && el("span", { class: "channel-sign" }, el("span", {}, "18+"))),
      el(
        "div",
        { class: "server-permissions" },
        box("age-restricted", channel.nsfw, `nsfw-${channel.id}`, (restricted) => change({ do: "age_restrict", channel_id: channel.id, restricted })),
        server.permissions.map((permission) =>
          box(permission.replaceAll("_", " "), held[permission], `${channel.id}-${permission}`, (allowed) => change({ do: "bot_permission", channel_id: channel.id, permission, allowed }))),
      ),
    ),
    away,
  );
}

byId("change-server").addEventListener("click", open);
