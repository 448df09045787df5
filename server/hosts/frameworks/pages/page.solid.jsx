import { Questions } from 'questions';
import { For } from 'solid-js';
import { createStore } from 'solid-js/store';
import { render } from 'solid-js/web';

const [now, set] = createStore({ country: 'GB', lang: 'en', title: 'Questions', times: 0, parts: ['questions', 'one', 'two', 'three'] });
window.host = {
  again: () => set('times', now.times + 1),
  move: () => set('parts', ['one', 'two', 'three', 'questions']),
  change: (more) => set(more),
};

const Part = (props) => (props.is === 'questions'
  ? <Questions country={now.country} lang={now.lang} title={now.title} onPlan={() => { window.plans++; }} />
  : <p>{props.is}, drawn again {now.times} times</p>);

render(() => <For each={now.parts}>{(part) => <Part is={part} />}</For>, document.getElementById('page'));
