// Invented posts about an invented drinks maker, for the dev server and the journeys only.
import { answers } from "./readings.mjs";
export const WATCHES = [
  ["w-orbi", "澄果飲料 Orbifruit", ["澄果", "orbifruit"], "red"],
  ["w-shop", "澄果門市服務", ["門市", "店員"], "yellow"],
  ["w-recall", "Orbifruit recall rumours", ["recall", "下架"], "blue"],
  ["w-rival", "同业动态：山岚茶坊", ["山岚茶坊"], "none"],
];

export const PLATFORMS = ["weibo", "x", "threads", "ptt", "xiaohongshu", "bluesky"];

const LINES = [
  [
    "zh-Hant",
    -1,
    "anger",
    "澄果的荔枝氣泡飲喝到一半發現瓶底有黑色的東西，打給客服只叫我「多喝水」，這種處理態度誰受得了？#澄果說清楚",
    ["澄果"],
  ],
  [
    "zh-Hans",
    -1,
    "anger",
    "刚在便利店买的澄果，打开一股塑料味，同事三个人喝了两个人肚子疼。客服电话打了四十分钟没人接，太离谱了。",
    ["澄果"],
  ],
  [
    "en",
    -1,
    "fear",
    "Is anyone else getting sick after the Orbifruit lychee can? Two of my roommates are throwing up and the hotline just hangs up.",
    ["orbifruit"],
  ],
  [
    "zh-Hant",
    -1,
    "fear",
    "有人知道批號 LY-0917 是哪間工廠嗎？家裡小孩昨天喝了兩瓶，現在很擔心。澄果官網完全沒有公告。",
    ["澄果"],
  ],
  [
    "zh-Hans",
    0,
    "surprise",
    "听说澄果要下架全部荔枝口味？有没有官方消息，别又是谣言。",
    ["澄果", "下架"],
  ],
  [
    "en",
    0,
    "neutral",
    "Orbifruit says it is looking into reports about one batch (LY-0917). Full statement expected this afternoon.",
    ["orbifruit"],
  ],
  [
    "zh-Hant",
    1,
    "joy",
    "幫澄果說句公道話，剛剛門市店員很有耐心地幫我換貨，還道歉，給過。",
    ["澄果", "門市", "店員"],
  ],
  [
    "zh-Hans",
    -1,
    "anger",
    "转：「澄果代工厂内部视频流出」视频里工人没戴手套……不知道真假，但看着真的反胃。",
    ["澄果"],
  ],
  [
    "en",
    -1,
    "anger",
    "Orbifruit deleting comments instead of answering them is a choice. A bad one. #orbifruit",
    ["orbifruit"],
  ],
  ["zh-Hant", -1, "sadness", "從小喝到大的品牌變成這樣，真的很難過。澄果拜託好好面對。", ["澄果"]],
  [
    "zh-Hans",
    0,
    "neutral",
    "理性讨论：澄果这次事件的批号目前只有 LY-0917 一个，请大家核实后再转发。",
    ["澄果"],
  ],
  [
    "en",
    -1,
    "fear",
    "Recall? No recall? The Orbifruit account has been silent for 3 hours while the video is at two million views.",
    ["orbifruit", "recall"],
  ],
  [
    "zh-Hant",
    -1,
    "anger",
    "門市的人說沒收到總公司通知，繼續賣給客人，我真的傻眼。澄果你們內部都不溝通的嗎？！",
    ["澄果", "門市"],
  ],
  ["zh-Hans", 1, "joy", "澄果新出的柚子味还挺好喝的，冰镇之后更好。", ["澄果"]],
  [
    "en",
    -1,
    "anger",
    "totally \u202Elegit\u202C coupon from Orbifruit \u200B→ example.invalid/free <script>alert('x')</script> do NOT click, it's a scam",
    ["orbifruit"],
  ],
  [
    "zh-Hant",
    0,
    "neutral",
    "【整理】澄果荔枝氣泡飲事件時間軸：09:20 第一篇貼文；10:05 影片上傳；11:40 三個平台同時出現相同文字；12:15 品牌回覆「正在了解」。以下整理各方說法與目前已知的批號、通路、檢驗進度，會持續更新，請勿過度解讀未經證實的內容，引用時請附上來源連結。",
    ["澄果"],
  ],
];

let seed = 20260917;
export function chance() {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const pick = (rows) => rows[Math.floor(chance() * rows.length)];
const hex = (n) => Array.from({ length: n }, () => Math.floor(chance() * 16).toString(16)).join("");

let serial = 0;
export function post(at = Date.now()) {
  const [lang, sentiment, emotion, text, terms] = pick(LINES);
  const platform = lang === "en" ? pick(["x", "bluesky", "threads"]) : pick(PLATFORMS);
  const post_id = `p${String(++serial).padStart(7, "0")}`;
  const watches = WATCHES.filter(([, , any]) =>
    any.some((word) => text.toLowerCase().includes(word)),
  );
  return {
    id: `${platform}/${post_id}`,
    platform,
    post_id,
    account: `acct:${hex(16)}`,
    text,
    lang,
    created_at: new Date(at - chance() * 20_000).toISOString(),
    received_at: new Date(at).toISOString(),
    parent_id: chance() < 0.15 ? "p0000001" : null,
    quote_id: null,
    repost_id: chance() < 0.12 ? "p0000002" : null,
    urls: [],
    media: chance() < 0.2 ? ["image"] : [],
    likes: Math.floor(chance() ** 4 * 9000),
    reposts: Math.floor(chance() ** 5 * 2600),
    replies: Math.floor(chance() ** 4 * 700),
    followers: Math.floor(chance() ** 6 * 900_000),
    region: null,
    simulated: true,
    watches: watches.map(([id]) => id),
    terms,
    sentiment: chance() < 0.05 ? null : sentiment,
    p_negative: sentiment === -1 ? 0.7 + chance() * 0.29 : chance() * 0.4,
    emotion,
    ...answers(sentiment, chance),
  };
}

const SOURCES = [
  ["s-weibo", "微博關鍵字", "webhook", "alive", 8, ""],
  ["s-x", "X export (hourly file)", "file", "late", 2400, ""],
  ["s-ptt", "PTT 看板 RSS", "rss", "alive", 41, ""],
  ["s-bsky", "Bluesky Jetstream", "bluesky", "alive", 1, ""],
  ["s-threads", "Threads webhook", "webhook", "failing", 5520, "listening.unreachable"],
  ["s-xhs", "小红书合作数据", "webhook", "alive", 22, ""],
  ["s-news", "新聞 RSS 匯總", "rss", "alive", 130, ""],
];

export const sources = (now) =>
  SOURCES.map(([source_id, name, connector, status, age, fault]) => ({
    source_id,
    name,
    connector,
    keep: "matched",
    expected_every_s: 300,
    is_enabled: true,
    status,
    last_fetch_at: new Date(now - age * 1000).toISOString(),
    last_post_at: new Date(now - age * 1300).toISOString(),
    fault,
    failures: fault ? 14 : 0,
    posts: Math.floor(chance() * 90_000),
  }));

export function watch(watch_id, name, any) {
  return {
    watch_id,
    name,
    any,
    all: [],
    none: ["抽獎"],
    near: [],
    exclusions: ["澄果園"],
    hashtags: [],
    patterns: [],
    accounts: [],
    languages: [],
    regions: [],
    platforms: [],
    sources: [],
    preset: "",
    sensitive_periods: [],
  };
}
