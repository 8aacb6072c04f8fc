/** The style of the page. */
export const STYLE: string = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0}
main{max-width:72rem;margin:auto;padding:1rem}
.columns{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr))}
label{display:block;margin:.5rem 0 .2rem}
input,textarea{width:100%;box-sizing:border-box;font:inherit;padding:.4rem}
button{margin-top:.5rem;font:inherit;padding:.4rem .8rem}
li{margin:.5rem 0}
small{display:block}
pre{overflow:auto;max-height:40rem}
`;
