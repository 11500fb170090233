package app.userdata.report;

/** How pages look: in light and dark, on paper and on a telephone. */
final class Style {
  /** Colours that can be told apart on white and on black, three to one at least. */
  private static final String[] TAGS = {
    "#d0392e", "#1f7fc0", "#2a8f3c", "#9b59c0", "#c46a00", "#0f8b8d", "#d1478f", "#7d7d1c"
  };

  static final String SHEET =
      """
      :root{color-scheme:light dark;--ink:#1d2127;--soft:#565e69;--line:#d9dde3;--pale:#f4f5f7;--page:#fff;\
      --link:#0b57a4;--a:#1f66b0;--b:#b45309;--c:#4b7a52;--good:#2f7d3f;--bad:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ink:#e7e9ec;--soft:#a9b0ba;--line:#3a4048;--pale:#22262c;--page:#16181c;\
      --link:#8cbcf3;--a:#6fa8e8;--b:#e39a4a;--c:#86b98d;--good:#6cc07c;--bad:#f2857d}}
      *{box-sizing:border-box}
      body{font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:64rem;margin:0 auto;padding:2.5rem 1.25rem 5rem;\
      color:var(--ink);background:var(--page)}
      h1,h2,h3,h4{line-height:1.25;text-wrap:balance;overflow-wrap:anywhere}
      h1{font-size:2rem;margin:0 0 .75rem}
      h2{font-size:1.45rem;margin:3.5rem 0 .75rem;padding-top:1.5rem;border-top:1px solid var(--line)}
      h3{font-size:1.1rem;margin:2.25rem 0 .5rem}
      h4{font-size:1rem;margin:1.25rem 0 .4rem}
      p,li,dd{max-width:48rem;overflow-wrap:anywhere}
      p{margin:.5rem 0}
      a{color:var(--link)}
      .lead{font-size:1.15rem}
      .soft,caption,figcaption,.unit{color:var(--soft)}
      .soft,caption,figcaption{font-size:.875rem}
      .say{border-left:4px solid var(--good);background:var(--pale);padding:.75rem 1rem;margin:1.25rem 0}
      .say.bad{border-color:var(--bad)}
      .say.ask{border-color:var(--b)}
      .say p{margin:.2rem 0}
      .numbers{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:1.25rem 1.5rem;margin:1.75rem 0}
      .numbers div{border-top:2px solid var(--line);padding-top:.5rem}
      .numbers dt{color:var(--soft);font-size:.875rem}
      .numbers dd{margin:0;font-size:1.5rem;font-variant-numeric:tabular-nums;white-space:nowrap}
      .facts{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.25rem 1.5rem;margin:1rem 0}
      .facts dt{color:var(--soft)}
      .facts dd{margin:0}
      nav ul{columns:2 16rem;padding-left:1.1rem;margin:.5rem 0}
      .wide{overflow-x:auto;margin:.75rem 0}
      table{border-collapse:collapse;width:100%}
      caption{text-align:left;padding-bottom:.4rem}
      th,td{text-align:left;vertical-align:top;padding:.4rem 1.25rem .4rem 0;border-bottom:1px solid var(--line)}
      thead th{color:var(--soft);font-weight:600;font-size:.875rem;vertical-align:bottom}
      tbody th{font-weight:400;min-width:7rem;overflow-wrap:anywhere}
      td{overflow-wrap:anywhere}
      td:not([class]){min-width:8.5rem}
      .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
      .m{white-space:nowrap;min-width:7rem;font-variant-numeric:tabular-nums}
      .m span{display:inline-block;width:3.6rem;text-align:right}
      .bar{display:inline-block;vertical-align:middle;width:calc(100% - 4.1rem);min-width:2.5rem;height:.7rem;background:var(--pale);\
      margin-right:.4rem}
      .a{fill:var(--a)}.b{fill:var(--b)}.c{fill:var(--c)}
      .swatch{width:.75rem;height:.75rem;margin-right:.45rem;vertical-align:-.05rem;flex:none}
      .shots{display:flex;flex-wrap:wrap;gap:.75rem;margin:.25rem 0 1rem}
      .shots figure{margin:0;width:10.5rem}
      .shots svg.shot{display:block;width:100%;height:auto;max-height:12rem;background:var(--pale)}
      .box{fill:none;stroke-width:2.5;vector-effect:non-scaling-stroke;filter:drop-shadow(0 0 1px #000)}
      .legend{display:flex;flex-wrap:wrap;gap:0 .8rem}
      .legend span{overflow-wrap:anywhere}
      .curve{width:100%;max-width:30rem;height:auto;color:var(--soft)}
      .curve text{fill:currentColor;font:12px system-ui,sans-serif}
      .curve .grid{stroke:var(--line)}
      .curve .la,.curve .lb{fill:none;stroke:var(--a);stroke-width:2.5}
      .curve .lb{stroke:var(--b);stroke-dasharray:6 3}
      .curve .ta{fill:var(--a)}.curve .tb{fill:var(--b)}
      figure{margin:1rem 0}
      details{margin:.75rem 0;border:1px solid var(--line);padding:.5rem 1rem}
      summary{cursor:pointer;font-weight:600;overflow-wrap:anywhere}
      code,pre{font:.875rem/1.5 ui-monospace,Consolas,monospace;background:var(--pale);overflow-wrap:anywhere}
      code{padding:.1rem .3rem}
      pre{padding:.8rem 1rem;white-space:pre-wrap}
      ul,ol{padding-left:1.3rem}
      @media(max-width:34rem){body{padding:1.5rem 1rem 4rem}h1{font-size:1.6rem}.facts{grid-template-columns:1fr;gap:0}\
      .facts dd{margin-bottom:.5rem}.numbers{grid-template-columns:1fr 1fr}.shots figure{width:calc(50% - .4rem)}\
      .numbers dd{font-size:1.25rem}}
      @media print{:root{--ink:#000;--soft:#444;--page:#fff;--pale:#f4f5f7}body{max-width:none;padding:0;font-size:11pt}nav{display:none}\
      h2{break-before:auto}figure,tr,.say,h2,h3,h4{break-inside:avoid}h2,h3,h4{break-after:avoid}\
      .bar,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
      """;

  private Style() {}

  /** The colour of the tag at a place in its project's list. */
  static String tag(int place) {
    return TAGS[Math.floorMod(place, TAGS.length)];
  }
}
