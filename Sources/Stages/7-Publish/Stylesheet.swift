/// The one stylesheet, part of every page, so that a page opens from a folder, a share or a mail alike. No colour says
/// anything that a word beside it does not say too.
enum Stylesheet {
  static let markup: Markup = """
    :root{--ink:#1d1d1b;--soft:#5c5b55;--line:#d8d5cb;--paper:#fff;--tint:#f5f3ec;--mark:#8f2d1e;--bar:#2f5d7c;color-scheme:light}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:110rem;padding:.8rem 1.2rem 2rem;color:var(--ink);background:var(--paper);
    font:16px/1.55 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif;
    font-variant-numeric:tabular-nums;overflow-wrap:break-word}
    a{color:inherit;text-decoration-color:var(--line);text-underline-offset:.2em}
    a:hover,a:focus-visible{text-decoration-color:currentColor}
    h1{font-size:1.45rem;line-height:1.3;margin:.9rem 0 .2rem}
    h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
    p{margin:.3rem 0}
    header{border-bottom:2px solid var(--ink);padding-bottom:.4rem}
    .issue{font-weight:600;margin:0}.issue a{text-decoration:none}.issue span,h1 span{font-weight:400;color:var(--soft)}header h1{margin:0 0 .2rem}
    nav{font-size:.88rem;line-height:1.9}nav a{margin-right:.7em;white-space:nowrap;text-decoration:none;border-bottom:1px solid var(--line)}
    nav a[aria-current]{font-weight:700;border-color:var(--ink)}
    .rule{display:inline-block;width:1px;height:.9em;background:var(--line);margin:0 .5em 0 0;vertical-align:-.1em}
    .stamp{color:var(--mark);border:1.5px solid var(--mark);border-radius:3px;padding:0 .4em;font-size:.85rem;font-weight:700;white-space:nowrap}
    .lead{font-size:1.05rem}.soft{color:var(--soft);font-size:.88rem;font-weight:400}
    td .soft,th .soft,td.soft{font-size:.9em}
    .gap{color:var(--mark);font-weight:700}
    .cards{display:grid;grid-template-columns:repeat(5,1fr);gap:.6rem;list-style:none;margin:.6rem 0;padding:0}
    .cards li{border:1px solid var(--line);border-top:3px solid var(--bar);padding:.45rem .7rem .55rem;background:var(--tint);break-inside:avoid}
    .cards li.short{border-top-color:var(--mark)}
    .cards a{display:block;text-decoration:none;font-size:.9rem}.cards b{display:block;font-size:1.5rem;line-height:1.3}
    .cards span{display:block;font-size:.82rem;color:var(--soft)}.cards .gap{color:var(--mark)}
    .two{display:grid;grid-template-columns:1.15fr 1fr;gap:0 2rem;align-items:start}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.92rem}
    caption{text-align:left;font-weight:600;padding:.2rem 0}
    th,td{padding:.22rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
    thead th{border-bottom:1.5px solid var(--ink);font-weight:600;background:var(--paper)}
    tbody th{font-weight:400}
    .n{text-align:right;white-space:nowrap}td.mid,th.mid{text-align:center;white-space:nowrap}
    tr:target,li:target,h2:target{background:#fdf3c7}
    .matters{margin-top:.6rem}.matters th,.matters .code{white-space:nowrap}.matters td{min-width:5.5em;overflow-wrap:anywhere}
    .matters td.why{min-width:14em}.files{overflow-wrap:anywhere}
    .bars td,.bars th{border:0;padding:.26rem .4rem}.bars th,.bars .n{width:1%;white-space:nowrap}
    .bar{display:block;height:1.05rem;background:var(--bar);-webkit-print-color-adjust:exact;print-color-adjust:exact}
    .grid{white-space:nowrap}.grid td{text-align:center;padding:.12rem .35rem;font-size:.85rem}.grid td a{text-decoration:none;display:block}
    .grid thead th{text-align:center}.grid th:first-child{text-align:left}
    .ok{color:var(--soft)}.todo{color:var(--mark);font-weight:700;background:#fbeeea}
    .receipt{border-left:4px solid var(--bar);padding:.4rem .8rem;background:var(--tint)}
    .figures,.sheet{table-layout:fixed}.figures th:nth-child(1){width:30%}.figures th:nth-child(4){width:15%}
    .sheet{min-width:72rem}.sheet th:first-child{position:sticky;left:0;background:var(--paper);width:17rem}.figures .n,.sheet .n{white-space:normal}
    footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.4rem;color:var(--soft);font-size:.88rem}
    footer span{margin-right:1.4em}
    @media screen and (max-width:75rem){.cards{grid-template-columns:repeat(3,1fr)}}
    @media screen and (max-width:48rem){body{padding:.5rem .7rem 1.5rem}.cards{grid-template-columns:repeat(2,1fr);gap:.4rem}.cards b{font-size:1.2rem}
    .two{display:block}.stack thead{display:none}.stack tr{display:block;border-bottom:1px solid var(--line);padding:.3rem 0}
    .stack th,.stack td{display:block;min-width:0!important;border:0;padding:.05rem 0;text-align:left;white-space:normal}
    .figures th:nth-child(n){width:auto}.sheet th:first-child{width:9rem}.stack td[data-l]::before{content:attr(data-l) "　";color:var(--soft)}.stack td:empty{display:none}}
    @page{size:A4;margin:13mm}
    @page wide{size:A4 landscape;margin:10mm}
    @media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}.scroll{overflow:visible}a{text-decoration:none}
    .sheet{min-width:0}.sheet th:first-child{position:static;width:18%}.grid{white-space:normal}.wide{page:wide}.wide table{font-size:7.5pt}.wide th,.wide td{padding:.1rem .2rem}
    thead:not([hidden]){display:table-header-group}.cards{gap:1.5mm}.cards li{padding:1mm 2mm}.cards b{font-size:12pt}.two{gap:0 5mm}
    .matters,.figures,.two table{font-size:8.5pt}.matters .code{white-space:normal}.matters td.why{min-width:11em}tr{break-inside:avoid}h2{break-after:avoid}}
    """
}
