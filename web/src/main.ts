import { mount } from 'svelte'
import 'virtual:palette.css'
import './style/base.css'
import './style/chart.css'
import App from './App.svelte'

mount(App, { target: document.getElementById('app')! })
