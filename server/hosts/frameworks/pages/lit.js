import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { questions } from 'questions';

const now = { country: 'GB', lang: 'en', title: 'Questions', times: 0, last: false };
const texts = ['one', 'two', 'three'];
const onPlan = () => { window.plans++; };

const part = (name) => (name === 'questions' ? questions({ ...now, onPlan }) : html`<p>${name}, drawn again ${now.times} times</p>`);
const draw = () => render(repeat(now.last ? [...texts, 'questions'] : ['questions', ...texts], (name) => name, part), document.getElementById('page'));

const change = (more) => {
  Object.assign(now, more);
  draw();
};
window.host = { again: () => change({ times: now.times + 1 }), move: () => change({ last: true }), change };
draw();
