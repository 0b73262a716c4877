// One person who searches on /macs, in the page: types each term letter by letter and notes when its rows are painted.
// Before the page's own scripts only the times of the server's messages are noted; ready() says whether frames come; type() is the person,
// whose page is not drawn where another computer would draw it.
(() => {
    let lastMessage = 0;
    window.WebSocket = class extends WebSocket {
        constructor(...parts) {
            super(...parts);
            this.addEventListener('message', () => { lastMessage = performance.now(); });
        }
    };

    const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
    const between = (least, most) => least + (most - least) * Math.random();
    const shown = () => Array.from(document.querySelectorAll('tbody a[data-row]'), row => row.getAttribute('href')).join(' ');

    // A message posted within a frame arrives once the frame is painted.
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(null);
    }));

    const rowsOf = ({ term, rows }) => new Promise((done, failed) => {
        const late = setTimeout(() => {
            observer.disconnect();
            failed(new Error(`The rows of ${term} did not come within 30 s at ${location.search}; shown: ${shown().slice(0, 100)}`));
        }, 30000);
        const observer = new MutationObserver(async () => {
            if (shown() === rows) {
                observer.disconnect();
                clearTimeout(late);
                const answered = lastMessage;
                done({ answered, painted: await painted() });
            }
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] });
    });

    const search = async (question, debounce) => {
        if (shown() === question.rows) {
            throw new Error(`The rows of ${question.term} are shown already.`);
        }

        const seen = rowsOf(question);
        const box = document.getElementById('filter-search');
        let asked = 0;
        for (let letters = 1; letters <= question.term.length; letters++) {
            await wait(letters === 1 ? 0 : between(60, 160));
            box.value = question.term.slice(0, letters);
            asked = performance.now() + debounce;
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }

        const { answered, painted } = await seen;
        return { term: question.term, answered: answered - asked, painted: painted - asked };
    };

    window.person = {
        ready: () => document.visibilityState === 'visible'
            ? Promise.race([painted().then(() => 'yes'), wait(10000).then(() => 'no frames')])
            : Promise.resolve(document.visibilityState),
        type: async ({ questions, debounce, drawn }) => {
            document.documentElement.style.display = drawn ? '' : 'none';
            const found = [];
            let next = performance.now() + between(0, 3000);
            for (const question of questions) {
                await wait(Math.max(300, next - performance.now()));
                next = performance.now() + between(2000, 4000);
                found.push(await search(question, debounce));
            }

            return found;
        },
    };
})();
