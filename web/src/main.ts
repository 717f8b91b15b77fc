import { mount } from 'svelte'
import 'virtual:palette.css'
import './style/base.css'
import App from './App.svelte'
import { root } from './api/address.ts'

// A browser reads this address again whenever the page's own address changes, and
// from there it would lead elsewhere.
document.querySelector('link[rel="icon"]')?.setAttribute('href', `${root}mark.svg`)

mount(App, { target: document.getElementById('app')! })
