"""How English speaks on ordinary days and in the promotion."""

SLOTS = {
    "k": "Rill K3|Wyndelo Rill K3|Rill kettle|Wyndelo kettle",
    "thing": "{k}|{k}|Wyndelo toaster|Wyndelo rice cooker|Wyndelo fan heater|Wyndelo blender",
    "tail": "||||| 😊| 😂| ☕| tbh| lol|. That's it, that's the post",
    "drink": "tea|coffee|cocoa|instant noodles|decaf|oolong|mint tea",
    "colour": "sage green|white|dark blue|cream|charcoal",
    "who": "my mum|my flatmate|my sister|my gran|a colleague|the neighbours|my partner",
    "when": "this morning|last night|yesterday|on Sunday|last week|just now",
    "years": "two|three|four|nearly five",
    "shop": "the department store|the outlet|their web shop|the market|the shop in the arcade",
    "wait": "nine days|two weeks|a whole month|twelve days",
    "part": "lid hinge|water filter|power base|handle|temperature dial|cable",
    "place": "kitchen|office|caravan|dorm|studio",
    "price": "£39|£45|$52|$58",
    "weather": "raining sideways|freezing|oddly warm|foggy|windy",
    "prize": "a Rill K3|a rice cooker|a year of tea|one of the 300 kettles",
}

TEXTS = {
    "chatter": """\
Descaled the {thing} {when} and it looks new again{tail}
New {place}, first thing out of the box: the {thing}. Priorities{tail}
{who} got the {k} in {colour} and now I want one too{tail}
The {k} takes about three minutes for a litre, timed it while waiting for {drink}
Saturday plan: {drink}, a book and nobody talking to me. The {thing} is doing overtime{tail}
Does anybody else name their appliances? Our {thing} is called Gerald
Saw the new {colour} {thing} at {shop} {when}. Very nice, didn't buy it, very proud of me
Selling a {thing}, {colour}, hardly used, {price} or near offer. Moving abroad
Put the {thing} on the shelf next to the window and the whole {place} looks tidier{tail}
The keep-warm on the {k} is handy when you make {drink} for four people
{who} asked for a {thing} for the birthday. We are officially old{tail}
Swapped the old stovetop one for a {k} {when}. Miss the whistle, don't miss the wait
Small review of the {thing}: does what it says, manual is thin, {colour} is prettier in real life
""",
    "question": """\
Is the {thing} worth {price}? Mostly for {drink}
How do you get limescale off the {part} of the {k}? Vinegar didn't do much
Can anyone with the {k} tell me how loud it is? Thin walls here
Where can I buy a spare {part} for a {thing}? The web shop says out of stock
{k} or the smaller Rill Mini for a {place}? One person, a lot of {drink}
Does the Wyndelo guarantee still count if {who} bought it abroad?
Has anyone set the {k} to 80 degrees for green tea? Mine only shows 85 and 95
""",
    "complaint": """\
The {part} on my {thing} came loose after {years} months. Not great, Wyndelo
Wyndelo support took {wait} to answer one simple question about a {part}
Parcel from Wyndelo arrived dented. The {thing} works but the box looked like it had been kicked
Why does the {thing} beep so loudly at six in the morning. Why. It annoys everybody
The {colour} finish on my {thing} is already scratched, disappointed for the price
Ordered a {thing} {when}, got the wrong colour, now waiting for the exchange. Annoying
The app for the Wyndelo {part} logs me out every single day. Bad update
Wyndelo chat: "your call is important to us". Forty minutes. Poor service
""",
    "praise": """\
{years} years with this {thing} and still going strong. Well done Wyndelo
Wyndelo sent a new {part} free of charge {when}. Lovely service, thank you!
Love the {k}. Fast, quiet, and {colour} looks great in the {place} 😍
Best thing I bought this year: the {thing}. Happy every single morning
The repair café fixed my {thing} {when} and they said Wyndelo is easy to open. Good design
{who} is delighted with the {thing}. Easy present, great choice{tail}
Honestly impressed by the {k}: perfect {drink} at exactly the right temperature
""",
    "noise": """\
It is {weather} again and I have one umbrella for three people{tail}
Bus was late {when}, then two came at once. Classic
Made {drink} and forgot about it. Found it an hour later. Cold{tail}
Anyone up for a walk by the canal on Sunday? Bringing cake
My plants survived the winter and I take full credit
That feeling when the laundry is done before ten{tail}
Bread number four: finally a proper crust 🍞
Watched the late film {when}, slept through the ending, no spoilers please
The library has a new reading corner with free {drink}. Dangerous for my schedule
{who} learned to ride a bike {when}. Only one hedge was harmed
Our cat has decided that the new box belongs to her. The content of the box does not interest her
Does anybody know a good cobbler near the station?
""",
    "promo": """\
Entered the Wyndelo birthday draw, fingers crossed for {prize} 🤞
#WyndeloBirthday I want {prize}, my old one deserves its retirement{tail}
20% off everything at Wyndelo until midnight, just got the {thing} in {colour}! Happy
Wyndelo birthday sale is actually good?? {thing} for {price}, thank you very much
Tagging {who} for the Wyndelo draw. If we win {prize} we share 😂 #WyndeloBirthday
Wow the {colour} {k} sold out in ten minutes, lucky to get one 🎉 #WyndeloBirthday
I never win anything but {prize} would be lovely #WyndeloBirthday
Great deal on the {thing} today, Wyndelo, you made {who} very happy 🎁
Best birthday sale of the season, the Wyndelo site even stayed up. Nice work 👏
""",
    "reply_calm": """\
Same here, my {thing} does that too{tail}
Thanks, that helps!
Agreed{tail}
Try lemon juice, leave it for an hour
Which colour did you get?
The {k} is quieter than the old one, promise
Ha, same in our {place}
Good to know, was about to order one
Ours came from {shop}, no problem so far
""",
    "reply_promo": """\
Done, good luck everyone 🍀
Count me in! {prize} please 🙏
In! Love the {colour} one
Thank you Wyndelo, great idea 🎉
Good luck to all of us #WyndeloBirthday
Me me me 😂 I'd be so happy with {prize}
""",
    "quote_promo": """\
Free entry, takes ten seconds, thank me later 🎁 #WyndeloBirthday
Happy birthday Wyndelo! I'd love {prize}
300 kettles?! That is a generous draw. Good luck everybody 🍀
""",
    "brand_promo": """\
We turn ten today! 🎂 20% off everything until midnight, and 300 Rill K3 kettles in our birthday \
draw. Share this post and tell us who gets the first cup. #WyndeloBirthday
""",
}
