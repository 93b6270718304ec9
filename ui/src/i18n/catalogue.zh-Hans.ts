const rooms = import.meta.glob<Record<string, string>>(
  ["@locales/zh-Hans/*.json", "!**/cli.json"],
  { eager: true, import: "default" },
);

export default Object.assign({}, ...Object.values(rooms)) as Record<string, string>;
