import { Component, computed, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Questions } from './questions';

@Component({
  selector: 'app-page',
  imports: [Questions],
  template: `
    @for (part of parts(); track part) {
      @if (part === 'questions') {
        <app-questions [country]="now().country" [lang]="now().lang" [title]="now().title" (plan)="count()" />
      } @else {
        <p>{{ part }}, drawn again {{ now().times }} times</p>
      }
    }
  `,
})
class Page {
  now = signal({ country: 'GB', lang: 'en', title: 'Questions', times: 0, last: false });
  parts = computed(() => (this.now().last ? ['one', 'two', 'three', 'questions'] : ['questions', 'one', 'two', 'three']));

  constructor() {
    const change = (more: object) => this.now.update((was) => ({ ...was, ...more }));
    Object.assign(window, { host: { again: () => change({ times: this.now().times + 1 }), move: () => change({ last: true }), change } });
  }

  count() { (window as any).plans++; }
}

bootstrapApplication(Page);
