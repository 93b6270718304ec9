import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Icon } from "@/kit/Icon";
import { useKeys } from "@/kit/keys";
import { type Option, Pick } from "@/kit/Pick";
import { useLive } from "@/live/store";
import css from "./FeedFilters.module.css";
import { type MonitorSearch, useMonitorSearch } from "./search";

const WAIT_MS = 350;
const LANGS = ["zh-Hant", "zh-Hans", "en"];
const KNOWN = ["weibo", "xiaohongshu", "douyin", "x", "threads", "facebook", "instagram"];

function useTyped(): [string, (q: string) => void] {
  const { search, change } = useMonitorSearch();
  const [typed, setTyped] = useState(search.q ?? "");
  const told = useRef(search.q ?? "");
  const wanted = search.q ?? "";
  if (wanted !== told.current) {
    told.current = wanted;
    if (typed.trim() !== wanted) setTyped(wanted);
  }
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    const q = typed.trim();
    if (q === told.current) return;
    const timer = setTimeout(() => {
      told.current = q;
      latest.current({ q: q || undefined });
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}

function SearchBox() {
  const { t } = useTranslation();
  const [typed, setTyped] = useTyped();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  return (
    <div className={css.search}>
      <Icon name="search" size={14} />
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={t("ui.feed.search")}
        aria-label={t("ui.feed.search")}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setTyped("");
          event.currentTarget.blur();
        }}
      />
      {typed === "" && <span className={css.key}>/</span>}
    </div>
  );
}

/** Platforms heard so far on this page, after the ones everybody knows. */
function usePlatforms(chosen: string | undefined): Option[] {
  const { t } = useTranslation();
  const heard = useLive((state) =>
    [...new Set(state.snapshot?.posts.slice(0, 500).map((post) => post.platform))].sort().join(" "),
  );
  const all = new Set([...heard.split(" ").filter(Boolean), ...(chosen ? [chosen] : [])]);
  const names = all.size > 0 ? [...all] : KNOWN;
  return names.map((value) => ({
    value,
    name: t(`ui.platform.${value}`, { defaultValue: value }),
  }));
}

function useOptions(search: MonitorSearch) {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    platforms: usePlatforms(search.platform),
    langs: LANGS.map((value) => ({ value, name: format.language(value) })),
    sentiments: ["-1", "0", "1"].map((value) => ({ value, name: t(`ui.sentiment.${value}`) })),
    times: [1, 6, 24, 168].map((n) => ({
      value: String(n),
      name: t("ui.feed.within", { span: format.span(n * 3600) }),
    })),
  };
}

export function FeedFilters() {
  const { t } = useTranslation();
  const { search, change } = useMonitorSearch();
  const options = useOptions(search);
  const { platform, lang, sentiment, within, all } = search;
  const isSet = platform ?? lang ?? sentiment ?? within;
  const clear = { platform: undefined, lang: undefined, sentiment: undefined, within: undefined };
  return (
    <search className={css.filters}>
      <div className={css.line}>
        <SearchBox />
        <div className={css.scope}>
          <Pick
            label={t("ui.feed.scope")}
            any={t("ui.feed.scope_this")}
            value={all ? "all" : undefined}
            options={[{ value: "all", name: t("ui.feed.scope_all") }]}
            onPick={(value) => change({ all: value ? true : undefined })}
          />
        </div>
      </div>
      <div className={css.line}>
        <Pick
          label={t("ui.feed.platform")}
          any={t("ui.feed.platform")}
          value={platform}
          options={options.platforms}
          onPick={(value) => change({ platform: value })}
        />
        <Pick
          label={t("ui.feed.language")}
          any={t("ui.feed.language")}
          value={lang}
          options={options.langs}
          onPick={(value) => change({ lang: value })}
        />
        <Pick
          label={t("ui.feed.sentiment")}
          any={t("ui.feed.sentiment")}
          value={sentiment}
          options={options.sentiments}
          onPick={(value) => change({ sentiment: value as MonitorSearch["sentiment"] })}
        />
        <Pick
          label={t("ui.feed.time")}
          any={t("ui.feed.time")}
          value={within}
          options={options.times}
          onPick={(value) => change({ within: value ? Number(value) : undefined })}
        />
        {isSet !== undefined && (
          <Button
            size="s"
            look="ghost"
            icon="close"
            label={t("ui.feed.clear")}
            onClick={() => change(clear)}
          />
        )}
      </div>
    </search>
  );
}
