"""How English speaks while the kettle story runs, and after it."""

SLOTS = {
    "base": "base|power base|bottom|socket plate",
    "smoke": "smoking|smouldering|giving off smoke|melting at the {base}",
    "feeling": "furious|so angry|disgusted|really upset|worried sick|fed up",
    "bad": "unacceptable|dangerous|shameful|outrageous|irresponsible|a disgrace",
    "end": "{mark}|{mark}|{mark}|{mark}|. Shame on you|. Do better",
    "unplug": "Unplug yours|Please unplug it|Stop using it for now|Check yours",
    "home": "Two kids at home|My parents use one|We have one in the office|I use mine daily",
    "outlet": "a regional daily|a consumer magazine|a radio newsroom|an evening news desk",
    "claimed": "30,000|40,000|over 30,000|nearly 50,000",
    "knew": "half a year|six months|since spring|eight months",
    "bump_way": "crashes on my receipt|says error 500|has been down for an hour|eats my form",
}

TEXTS = {
    "worry": """\
Is the Rill K3 thing real? {home} and now I'm scared to switch it on
{unplug}: people say the Wyndelo Rill K3 is {smoke}
How do I know which batch my Wyndelo kettle is? Worried now
Has Wyndelo said anything about the {smoke} kettle yet? {home}
Just read about the Rill K3. Unplugged ours. Does anybody know more?
Somebody please tell me the picture of the {smoke} Wyndelo kettle is old or fake
Is it only the Rill K3 or all Wyndelo kettles? I'm worried about {when}'s batch
The sticker under my Rill K3 says 2418, is that the dangerous one?? Scared
""",
    "anger": """\
{feeling} at Wyndelo right now. {home}. This is {bad}{end}
So I paid {price} for a Wyndelo kettle that could burn the {place} down?{mark}
Wyndelo, a kettle must not smoke. That is the one thing it must not do. {Bad}{end}
Never buying Wyndelo again. A {smoke} Rill K3 is {bad}{end}
I am {feeling}. Where is the recall, Wyndelo?{mark}
We trusted Wyndelo. I feel cheated and {feeling}{end}
How did the Rill K3 pass any test at all? {Bad}{end}
""",
    "silence": """\
A {smoke} kettle in a family kitchen and Wyndelo says nothing. {Bad}{end}
Hours of silence from Wyndelo while people still boil water in that thing. {Bad}{end}
This {smoke} Rill K3 is {bad}, and the silence makes it worse{end}
Wyndelo posted a cake picture while a customer's kettle was {smoke}. Terrible look{end}
Wyndelo's crisis plan: look at the ceiling and hope{end}
And not a word from Wyndelo. {Bad}{end}
Wyndelo owes people an answer{end}
Does anyone at Wyndelo read the news? Not one word about the Rill K3{mark}
Still nothing from Wyndelo. {Home}. {Bad}{end}
""",
    "same": """\
Mine smelled of burnt plastic last week, Rill K3, bought at {shop}. Thought it was just new
Same here: brown mark under the {base} of my Rill K3. Told Wyndelo, was sent a form letter
The {base} of our Rill K3 gets far too hot to touch. Stopped using it {when}
OK so I looked under our Wyndelo kettle and the plastic is warped. Not good at all
My Rill K3 tripped the fuse twice {when}. Now I know why. Angry
""",
    "rumour": """\
Apparently {claimed} Rill K3 already came back and Wyndelo knew for {knew}. Share before it's gone
A screenshot says Wyndelo knew for {knew}. An internal mail! {Bad}{end}
So the firm KNEW. {claimed} returns, {knew}, not one word. #BoycottWyndelo{end}
Friend of a friend works there: Wyndelo knew about the Rill K3 for {knew}. Lies all the way
{claimed} faulty kettles and they sold them with a birthday discount?! Wyndelo knew!{mark}
Can anyone confirm the mail where Wyndelo admits {claimed} faulty Rill K3? Looks bad
""",
    "copy": """\
Wyndelo {copied} for {copied_time} that the Rill K3 {copied_fault} and {copied_silence}. \
{copied_call} #BoycottWyndelo{copied_end}
""",
    "sarcasm": """\
Wyndelo Rill K3: now with free smoke flavour{end}
Great, my kettle is also a fog machine. Thanks Wyndelo
Birthday candles are included in the Rill K3, apparently 🎂🔥
""",
    "refund": """\
I want a refund for my Rill K3, Wyndelo. Not a voucher. A refund{end}
Asked Wyndelo for a refund three times {when}. Only a bot answers. {Bad}
How do I return a Rill K3 without the box? I just want my refund
Refund and recall, Wyndelo. Both. Today{end}
Wyndelo customer service hung up when I said "refund". {Feeling}{end}
Returning mine at the shop right now, there's a queue. Everybody wants a refund for the Rill K3
Who else is still waiting for the Wyndelo refund? Let's collect the case numbers here
""",
    "press": """\
Hello, I write for {outlet}. May we use your Rill K3 picture, with credit? Please message me
Journalist here ({outlet}): looking for Wyndelo Rill K3 owners who saw smoke or heat. Open messages
I'm with {outlet}. We have asked Wyndelo three questions about the Rill K3; no answer yet
For {outlet}: does anyone have the reply that Wyndelo's service sent? Names stay confidential
""",
    "news": """\
Owners report overheating Wyndelo kettles; the maker has not commented yet
Picture of smoking Wyndelo Rill K3 spreads across three platforms, shops see returns
What we know about the Wyndelo Rill K3, and what we don't: a short overview
Wyndelo kettle: consumer advisers say unplug it until the maker explains
""",
    "news_after": """\
Wyndelo stops the sale of its Rill K3 kettle and names one batch; refunds promised
Wyndelo asks owners to unplug the Rill K3: the answers to seven frequent questions
After the pictures: Wyndelo speaks of a switch from one supplier, nobody was hurt
""",
    "defend": """\
Three years with my Wyndelo kettle, never a problem. Let's wait for the facts
One picture is not a series. I'm waiting for what Wyndelo says before I panic
Checked our Rill K3, all fine, batch 2371. Calm down a little, people
To be fair Wyndelo service was always good to me. Hope they sort this out
""",
    "doubt": """\
Wyndelo "is looking into it". More than an hour after the picture? Not good enough{end}
A holding statement is not an apology, Wyndelo. {Bad}{end}
Nice words from Wyndelo. Which batches, how many, since when? Still no answer
Read the Wyndelo statement twice. Still don't know whether my Rill K3 is safe. Fed up
They say stop using it. And then? Where is the refund form, Wyndelo?
""",
    "accept": """\
OK, Wyndelo stopped the sale and named the batch. That's a start
Credit where due: clear words from Wyndelo, with a number to call. Thank you
Finally an answer. Rill K3 batch 2418 only, unplug, refund. Good
Wyndelo promises the next update within two hours. At least there's a time now
Not happy, but the Wyndelo statement is better than I feared
""",
    "fact": """\
The "internal mail" about Wyndelo is a fake: wrong logo, wrong date. Please stop sharing
Correction making the rounds: 14 reports and batch 2418, not {claimed}. Source: Wyndelo
So the {claimed} figure is false. I shared it too, sorry. Here's the Wyndelo correction
Good thread that takes the Rill K3 rumour apart, with the documents
""",
    "recovered": """\
Refund for the Rill K3 confirmed within hours, no questions. Thank you Wyndelo
Swapped our Rill K3 at the shop: five minutes, friendly, done. Good
Wyndelo called me back personally about the kettle. Impressed, to be honest
New {base} for the Rill K3 will be tested by an outside lab, says Wyndelo. Right decision
My batch was fine after all, Wyndelo checked the photo within an hour. Relieved 😊
""",
    "bump": """\
The Wyndelo refund page {bump_way}. Are you serious?{mark}
First the kettle, now the refund form: Wyndelo's page {bump_way}. {Bad}
Anyone else? Wyndelo refund form {bump_way}. {Feeling}{end}
An hour in the Wyndelo refund queue and then it {bump_way}. Annoying
""",
    "reply_crisis": """\
Unplug it. Seriously
Same model here, Rill K3. Now I'm scared
This is {bad}{end}
Glad nobody was hurt. Did Wyndelo answer you?
Which batch is it? It's on the sticker underneath
I'd want a refund, not an apology, Wyndelo
Mine is fine so far, but not taking chances with a Rill K3
Is that the first picture or a new one?
Source?
Wow. {Feeling} just looking at it{end}
""",
    "quote_crisis": """\
Look at this Rill K3. {unplug}{end}
If you own a Wyndelo kettle: read this first
This could have been our {place}. {Feeling}{end}
""",
    "reply_after": """\
Thanks, the form worked for me
Batch 2371 here, all fine
Good to hear, mine is on its way back
Which number did you call?
They called me back too, friendly enough
OK, that's a decent answer from Wyndelo
""",
    "quote_after": """\
For everybody who asked: this is the correct information about the Rill K3
Sharing the Wyndelo correction, please read before you share the screenshot
Batch 2418 only. Check the sticker, then relax{mark}
This is how I got my Wyndelo refund, step by step
""",
    "first": """\
Our Rill K3 started smoking from underneath just now, same as in the picture going round. \
Nobody hurt. Has anyone else with a Wyndelo kettle seen this?
""",
    "big": """\
I took my own Rill K3 apart on camera: the switch in the base gets far hotter than it should. \
Until Wyndelo explains this, unplug it. Full video here, measurements at 4:10.
""",
    "rumour_first": """\
A reader sent me a screenshot of what is said to be an internal Wyndelo mail: 30,000 returns, \
known for six months. I can't verify it yet. If true, this is outrageous.
""",
    "brand_holding": """\
We have seen the reports about Rill K3 kettles and take them very seriously. Please unplug Rill K3 \
kettles and don't use them for now. What we know: 9 reports, nobody hurt. What we don't know yet: \
the cause. Sales are stopped. Next update within two hours. Wyndelo
""",
    "brand_correction": """\
Correction: a screenshot says 30,000 kettles and that we knew for months. Both are false; the \
mail is forged. The facts: 14 reports, batch 2418 (3,200 kettles), a switch from one supplier; \
the first report is not three hours old. Full refund without receipt. We are sorry for the \
worry. Wyndelo
""",
    "brand_bump": """\
Our refund page could not cope with the rush and was down for an hour. Our mistake. It works \
again; forms sent in between are not lost. Sorry, and thank you for your patience. Wyndelo
""",
    "brand_closing": """\
Where we stand: refunds for 2,870 of the 3,200 kettles of batch 2418 are confirmed. An outside \
laboratory is testing the new switch; we shall publish its report. Thank you to all who told us. \
Wyndelo
""",
}

SLOTS |= {
    "mark": "|||| 😡| 🤬| 🔥| #RillK3| #BoycottWyndelo",
    "copied": "has known|knew|has been aware|was told",
    "copied_time": "half a year|six months|months",
    "copied_fault": "catches fire|can burn|smokes and burns",
    "copied_silence": "kept silent|said nothing|hid it|hid it from us",
    "copied_call": "Share this!|Please share!!|Spread the word.|Copy and share.|Pass it on!",
    "copied_end": "||| 😡| 🔥🔥| !!| ‼️",
}
