/** What the page knows: filled from /api/hello, kept current by events. */

export const world = {
  guild: null,
  me: null,
  bot: null,
  members: new Map(),
  channels: [],
  commands: [],
  triggers: [],
  channelId: null,
  unread: new Set(),
};

export function applyHello(hello) {
  world.guild = hello.guild;
  world.me = String(hello.me?.id ?? hello.me);
  world.bot = hello.bot;
  world.members = new Map(hello.members.map((member) => [member.id, member]));
  if (hello.bot && !world.members.has(hello.bot.id)) {
    world.members.set(hello.bot.id, { ...hello.bot, bot: true });
  }
  world.channels = hello.channels;
  world.commands = hello.commands;
  world.triggers = hello.triggers ?? [];
}

export function currentChannel() {
  return world.channels.find((channel) => channel.id === world.channelId) ?? null;
}
