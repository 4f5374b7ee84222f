/** The emoji that are offered. Any other can be typed or pasted into a message. */

export type Emoji = { sign: string; name: string };
export type EmojiGroup = { name: string; emoji: readonly Emoji[] };

/** `sign name|sign name`: a table that can be read. */
const group = (name: string, table: string): EmojiGroup => ({
  name,
  emoji: table.split("|").map((cell) => {
    const [sign = "", ...words] = cell.trim().split(" ");
    return { sign, name: words.join(" ") };
  }),
});

export const GROUPS: readonly EmojiGroup[] = [
  group(
    "Often used",
    "👍 thumbs up yes|❤️ red heart love|😂 tears of joy laugh|🎉 party popper hooray|👀 eyes looking|🙏 thank you please|✅ done check|🚀 rocket ship it",
  ),
  group(
    "Faces",
    "😀 grin|😃 happy|😄 smile|😁 beaming|😆 laughing|😅 sweat smile|🤣 rolling on the floor|🙂 slight smile|🙃 upside down|😉 wink|😊 blush|😇 halo innocent|🥰 in love hearts|😍 heart eyes|🤩 star struck|😘 kiss|😋 yum|😛 tongue|😜 crazy wink|🤪 zany|🤗 hug|🤭 giggle|🤫 quiet shush|🤔 thinking|🫡 salute|🤐 zipped mouth|🤨 raised eyebrow|😐 neutral|😑 expressionless|😶 no mouth|😏 smirk|😒 unamused|🙄 rolling eyes|😬 grimace|😌 relieved|😔 pensive sad|😪 sleepy|😴 asleep|😷 mask ill|🤒 fever ill|🤕 hurt bandage|🤯 mind blown|🥳 party face|😎 cool sunglasses|🤓 nerd|🧐 monocle|😕 confused|😟 worried|🙁 frown|😮 surprised|😲 astonished|😳 flushed|🥺 pleading|😢 cry|😭 sobbing|😱 scream|😤 huff|😡 angry|🤬 swearing|💀 skull dead|💩 poo|🤖 robot|👻 ghost|🫠 melting|🥲 smile and tear",
  ),
  group(
    "Hands and people",
    "👎 thumbs down no|👏 clap applause|🙌 raised hands|👐 open hands|🤝 handshake deal|👌 ok hand|🤌 pinched fingers|✌️ peace victory|🤞 fingers crossed luck|🤘 rock on|👈 point left|👉 point right|👆 point up|👇 point down|✋ raised hand stop|👋 wave hello bye|💪 strong muscle|🫶 heart hands|✍️ writing|🤷 shrug|🤦 facepalm|🙋 hand up question|🙇 bow sorry|🧑‍💻 at the computer coder|🕺 dancing|👯 together|🧠 brain|🫂 embrace",
  ),
  group(
    "Hearts and signs",
    "🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|🖤 black heart|🤍 white heart|💔 broken heart|💯 hundred points|❗ exclamation|❓ question|⚠️ warning|🚫 forbidden|❌ cross no|⭕ circle|➕ plus|➖ minus|♻️ recycle again|💤 sleep|💬 speech|💡 idea bulb|🔥 fire hot|✨ sparkles new|⭐ star|🌟 glowing star|💥 bang collision|🎯 bullseye exactly|🏁 finish flag|🔴 red circle|🟠 orange circle|🟡 yellow circle|🟢 green circle|🔵 blue circle|🏳️‍🌈 rainbow flag",
  ),
  group(
    "Work",
    "💻 laptop|🖥️ computer|⌨️ keyboard|🖱️ mouse|💾 floppy save|📦 package release|🐛 bug|🔧 wrench fix|🔨 hammer build|⚙️ gear settings|🧪 test tube|🧹 broom clean up|🗑️ bin delete|📌 pin|📎 paperclip|📝 memo note|📄 page document|📁 folder|📈 chart up|📉 chart down|📊 bar chart|📅 calendar|⏰ alarm|⏳ hourglass wait|🔍 search|🔒 locked|🔓 unlocked|🔑 key|🔗 link|🧵 thread|📣 megaphone announce|🔔 bell|🔕 bell off|📧 email|📞 phone|🎧 headphones|🎤 microphone|🎬 clapper film|📷 camera|🏆 trophy winner|🥇 gold medal|🚧 construction|🚢 ship|🛟 lifebuoy help|🚒 fire engine|🏠 house home",
  ),
  group(
    "Nature and food",
    "🌞 sun|🌙 moon|☁️ cloud|🌧️ rain|⛈️ storm|❄️ snow cold|🌈 rainbow|🌊 wave sea|🌱 seedling grow|🌳 tree|🌸 blossom|🌻 sunflower|🍀 four leaf clover luck|🐶 dog|🐱 cat|🦊 fox|🐻 bear|🐼 panda|🐸 frog|🐢 turtle slow|🐍 snake python|🦀 crab rust|🐳 whale docker|🐧 penguin linux|🦄 unicorn|🦆 duck|🐝 bee busy|🐌 snail slow|☕ coffee|🍵 tea|🍺 beer|🍻 cheers|🍷 wine|🥂 toast|🍕 pizza|🍔 burger|🍟 fries|🌮 taco|🍣 sushi|🥗 salad|🍎 apple|🍌 banana|🍓 strawberry|🥑 avocado|🎂 birthday cake|🍰 cake|🍪 cookie|🍫 chocolate|🍿 popcorn",
  ),
  group(
    "Play and travel",
    "🎁 gift|🎈 balloon|🎊 confetti|🎄 christmas tree|🎃 pumpkin|🎮 game|🎲 dice luck|♟️ chess|🧩 puzzle|🎨 art palette|🎸 guitar|🎹 piano|🎵 music note|⚽ football|🏀 basketball|🎾 tennis|🏓 table tennis|🚴 bicycle|🏃 running|🧗 climbing|🏖️ beach holiday|🏔️ mountain|🚗 car|🚆 train|✈️ plane travel|🌍 world|🗺️ map",
  ),
];

/** The groups with those whose names have every word of `query`; each emoji once. */
export function found(query: string): readonly EmojiGroup[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return GROUPS;
  return GROUPS.map(({ name, emoji }) => ({
    name,
    emoji: emoji.filter((one) => words.every((word) => one.name.includes(word))),
  })).filter(({ emoji }) => emoji.length > 0);
}
