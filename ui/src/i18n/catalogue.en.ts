const rooms = import.meta.glob<Record<string, string>>(["@locales/en/*.json", "!**/cli.json"], {
  eager: true,
  import: "default",
});

export default Object.assign({}, ...Object.values(rooms)) as Record<string, string>;
