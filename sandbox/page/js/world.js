/** What the page knows: filled from /api/hello, kept current by events. */

export const CHANNEL = { text: 0, direct: 1, group: 3, category: 4, news: 5, thread: 11, privateThread: 12, forum: 15 };

export const world = {
  guild: null,
  elsewhere: null,
  installed: new Set(),
  language: null,
  languages: [],
  me: null,
  bot: null,
  members: new Map(),
  roles: new Map(),
  channels: [],
  commands: [],
  triggers: [],
  channelId: null,
  unread: new Set(),
  pinged: new Set(),
};

export function applyHello(hello) {
  world.guild = hello.guild;
  world.elsewhere = hello.elsewhere ?? null;
  world.installed = new Set(hello.installed ?? []);
  world.language = hello.language;
  world.languages = hello.languages ?? [];
  world.me = String(hello.me?.id ?? hello.me);
  world.bot = hello.bot;
  world.members = new Map(hello.members.map((member) => [member.id, member]));
  if (hello.bot && !world.members.has(hello.bot.id)) {
    world.members.set(hello.bot.id, { ...hello.bot, bot: true });
  }
  world.roles = new Map((hello.roles ?? []).map((role) => [role.id, role]));
  world.channels = hello.channels;
  world.commands = hello.commands;
  world.triggers = hello.triggers ?? [];
}

export function channelOf(id) {
  return world.channels.find((channel) => channel.id === id) ?? null;
}

export function currentChannel() {
  return channelOf(world.channelId);
}

/** Where a channel is: in the "server", "direct" with the bot, or where the bot is not: in a "guest" server, "private" among people. */
export function placeKind(channel) {
  return channel?.place ?? (channel?.type === CHANNEL.direct ? "direct" : "server");
}

/** Whether only people are there, or one person and the bot: no server around it. */
export function isDirect(channel) {
  return ["direct", "private"].includes(placeKind(channel));
}

/** Whether the bot is there only where somebody brings it along. */
export function isGuestPlace(channel) {
  return ["guest", "private"].includes(placeKind(channel));
}

/** The name of the sign that stands for a channel. */
export function signOf(channel) {
  if (channel.type === CHANNEL.group) return "people";
  return isDirect(channel) ? "at" : isThread(channel) ? "thread" : "hash";
}

export function isThread(channel) {
  return channel?.type === CHANNEL.thread || channel?.type === CHANNEL.privateThread;
}

/** Whether one can look into it: categories and forums only hold others. */
export function isOpenable(channel) {
  return channel.type !== CHANNEL.category && channel.type !== CHANNEL.forum;
}

/** "#art", and a plain name for categories and direct messages. */
export function channelLabel(channel) {
  return isDirect(channel) || channel.type === CHANNEL.category ? channel.name : `#${channel.name}`;
}

/** A link to a message begins with the server's id, or with "@me". */
export function serverIdOf(channel) {
  if (isDirect(channel)) return "@me";
  return placeKind(channel) === "guest" ? world.elsewhere.id : world.guild.id;
}

/** The server's channels as they are listed: `[{channel, children: [...]}]`, categories last. */
export function channelTree() {
  const ids = new Set(world.channels.map((channel) => channel.id));
  const branch = (channel) => ({ channel, children: world.channels.filter((one) => one.parent_id === channel.id).map(branch) });
  const roots = world.channels.filter((channel) => placeKind(channel) === "server" && !ids.has(channel.parent_id)).map(branch);
  const isCategory = ({ channel }) => channel.type === CHANNEL.category;
  return [...roots.filter((root) => !isCategory(root)), ...roots.filter(isCategory)];
}

/** The commands of one kind (1 slash, 2 on people, 3 on messages) that may be used in this channel. */
export function commandsHere(kind) {
  const place = placeKind(currentChannel());
  return world.commands.filter((command) => (command.type ?? 1) === kind && (command.places ?? ["server"]).includes(place));
}
