"""Feeds that the tests' servers serve; every text is our own."""

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour news</title><language>en</language><ttl>60</ttl>
<item><guid isPermaLink="false">one</guid><title>Ferry late &amp; full</title>
<link>/ferry</link><author>ann@example.org</author>
<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Ferry late &amp;amp; full: &lt;b&gt;two hours&lt;/b&gt;.&lt;/p&gt;
&lt;script&gt;x()&lt;/script&gt;</description>
<enclosure url="https://a.example/boat.jpg" type="image/jpeg" length="1"/></item>
<item><title>No guid, no date</title><link>https://a.example/two</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant"><title>港口</title>
<entry><id>urn:1</id><title>渡輪誤點</title><link href="https://a.example/1"/>
<updated>2026-03-02T18:00:00+08:00</updated><author><name>小安</name></author>
<content type="html">&lt;p&gt;晚了兩小時&lt;/p&gt;</content></entry></feed>""".encode()

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "language": "en", "items": [
{"id": "j1", "url": "https://a.example/j1", "title": "Ferry", "content_html": "<p>late</p>",
 "date_published": "2026-03-02T10:00:00Z", "authors": [{"name": "ann"}]},
{"id": "j2", "content_text": "No time told"}, "nonsense"]}"""

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><guid>bomb</guid><title>&d;&d;&d;&e; laughs</title></item>
</channel></rss>"""
