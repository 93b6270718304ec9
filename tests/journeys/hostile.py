"""Words that want to be more than words: whatever of them runs sets `window.hostile`."""

_RUN = "window.hostile=1"
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}evil\N{ZERO WIDTH SPACE}"
CORPUS = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}></svg>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<a href='javascript:{_RUN}'>x</a>",
    f"javascript:{_RUN}//",
    f"data:text/html,<script>{_RUN}</script>",
    f'"><img src=x onerror={_RUN}>',
    f"' autofocus onfocus={_RUN} x='",
    f"</textarea><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"<style>@import 'javascript:{_RUN}';</style>",
    f"<math><mi xlink:href='javascript:{_RUN}'>x</mi></math>",
    f"<form action='javascript:{_RUN}'><button>x</button></form>",
    f"<object data='javascript:{_RUN}'></object>",
    f"<details open ontoggle={_RUN}>x</details>",
    f"<video><source onerror={_RUN}></video>",
    f"<body onload={_RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    "{{constructor.constructor('window.hostile=1')()}}",
    "${window.hostile=1}",
    "<!--<img src='--><img src=x onerror=window.hostile=1>'>",
    "\N{FULLWIDTH LESS-THAN SIGN}script\N{FULLWIDTH GREATER-THAN SIGN}",
    TURNED,
)
